"""What templates write of values, and the values."""

VALUES = {
    "mixed": {
        "name": "a'b", "quoted": 'say "x"', "both": "'\"", "none": None, "yes": True, "no": False, "whole": 12, "below": -3,
        "half": 0.5, "small": 0.00001, "smaller": 1.5e-7, "list": [1, "a", [], {}], "empty": {},
    },
    "letters": "é\u2028\u200b🙂\ufeff\x7f\x01\u00a0\\n\n\t\r\U000e0001",
    "schema": {"type": "array", "items": {"type": "string"}, "get": 1, "keys": 2},
    "list": ["a", 1, 2.5, None, True],
    "text": "text",
    "whole": 3,
    "yes": True,
}

EXPRESSIONS = [
    "{{ mixed }}", "{{ mixed | string }}", "{{ [letters] }}{{ letters }}", "{{ mixed ~ letters ~ list ~ none ~ yes ~ missing ~ whole ~ 1.0 }}",
    "{{ none }}{{ yes }}{{ list }}{{ missing }}{{ not yes }}{{ whole == 3 }}", "{{ none | string }}{{ missing | string }}", "{{ (1, 'a') }}",
    "{% if yes %}{{ none }}{% endif %}{% for one in [] %}{% else %}{{ yes }}{% endfor %}", "{% set x %}{{ yes }}{% endset %}{{ x }}",
    "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(none) + 'x' }}", "{{ text if not yes }}|", "{{ {'a': '' == false, 'b': text.strip('t')} }}",
    "{{ mixed | tojson }}", "{{ letters | tojson }}{{ letters | tojson(ensure_ascii=true) }}{{ letters | tojson(true) }}",
    "{{ mixed | tojson(indent=2) }}", "{{ mixed | tojson(indent=4) }}", "{{ [[], [{}]] | tojson(false, 2) }}", "{{ list | tojson(indent=0) }}",
    "{{ mixed | tojson(separators=(',', ':'), sort_keys=true) }}", "{{ list | tojson(none) }}{{ none | tojson }}{{ 0.00001 | tojson }}", "{{ missing | tojson }}",
    "{{ 'a' + mixed }}", "{{ 'a' + whole }}", "{{ text + (text + whole) + 'x' }}", "{{ 'a' + none }}", "{{ text + yes + 'b' }}",
    "{{ text + text + 'x' + (text if yes else '') }}{{ whole + 2 }}{{ (list + [1]) | length }}",
    "{% for key, value in schema.items() %}{{ key }}: {{ value }}; {% endfor %}", "{{ schema.get('get') }}{{ schema.get('x', 'y') }}{{ schema.get('x') }}",
    "{{ schema.keys() | list }}{{ schema['items'] }}{% for value in schema.values() %}{{ value }}{% endfor %}",
    "{% for one in missing %}{{ one }}{% else %}nothing{% endfor %}{% for one in missing if one %}{% endfor %}{% for one in list if one is string %}{{ one }}{% endfor %}",
    "{% for one in [1, 2] %}{{ x is defined }}{% set x = one %}{{ x }}{% endfor %}{{ x is defined }}",
    "{% set x = 0 %}{% for one in [1, 2] %}{{ x }}{% if one == 1 %}{% set x = 1 %}{% else %}{% set one = 3 %}{% endif %}{{ x }}{{ one }};{% endfor %}{{ x }}",
    "{% for one in [1, 2] %}{{ y is defined }}{% for two in [1, 2] %}{{ y is defined }}{% set y = two %}{% endfor %}{% set y, z = one, 2 %}{{ y + z }}{% endfor %}",
    "{% for x, y in schema.items() %}{% if loop.first %}{% set x = y %}{% endif %}{{ x }}{% endfor %}",
    "{{ list is iterable }}{{ schema is iterable }}{{ missing is iterable }}{{ text is not iterable }}{{ none is iterable }}{{ whole is not iterable }}",
    "{{ missing | trim }}{{ none | trim }}{{ whole | trim }}{{ ' a ' | trim }}", "{{ list.strip() }}",
    "{{ list | join(', ') }}{{ list | join }}{{ 'aé🙂' | join('-') }}", "{{ whole | join }}",
]  # fmt: skip
