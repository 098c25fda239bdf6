"""A small seeded world of plain-English texts for tiny language models.

Each module draws one family of texts from a `random.Random`; nothing is downloaded.
"""
