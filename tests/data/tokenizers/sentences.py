"""What the tokenizers are trained on."""

# Written for this purpose; repeated, so that whole words become tokens.
SENTENCES = [
    "The ferry leaves at 10:45, doesn't it? We'll be late; they've said so 1234567 times.",
    "the ferry the harbour the tide, THE TIDE: I'm sure it's high at noon, she'd wait.",
    "def tide(hours, level=0.5):\n    if hours > 12:\n        return level * 2\n\treturn {}\n\n",
    "Die Fähre fährt über den Fluß, größer als gedacht. Où est le café près du marché ?",
    "Паром уходит рано утром, и мы опаздываем. Η θάλασσα είναι ήρεμη σήμερα.",
    "渡し船は朝早く出ます。潮が高いです。渡船早上出发，潮水很高。나루터에서 배를 기다립니다.",
    "العبارة تغادر في الصباح. המעבורת יוצאת בבוקר. नाव सुबह जाती है। เรือออกตอนเช้า",
    "🙂🙂👍🏽 ½ ² ٣٤ — “quoted” … naïve résumé e\u0301 a\u0308",
    # Where tokenizers divide these, and whether they meet their neighbours.
    "x²³ x²³ ٣٤٥ ٣٤٥ Ⅳⅷ Ⅳⅷ a\u0085\u0085b a\u0085\u0085b a\ufeff\ufeffb a\ufeff\ufeffb ++ ++ !! !!",
]
TEXT = SENTENCES * 4
