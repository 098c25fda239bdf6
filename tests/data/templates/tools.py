"""Conversations in which tools are called."""


def user(content):
    return {"role": "user", "content": content}


def system(content):
    return {"role": "system", "content": content}


def tool(name, description, properties, **others):
    parameters = {"type": "object", "properties": properties}
    return {"type": "function", "function": {"name": name, "description": description, "parameters": parameters, **others}}


def call(name, arguments, id="tidecall1"):
    return {"id": id, "type": "function", "function": {"name": name, "arguments": arguments}}


def calls(*called, **others):
    return {"role": "assistant", **others, "tool_calls": list(called)}


def result(content, id="tidecall1", **others):
    return {"role": "tool", "tool_call_id": id, **others, "content": content}


HARD = "é\u0301 \"q\" 's' \\n <b>&amp; {{x}} {% y %} 🙂\u2028\n\t\u200b"

TIDE = tool("tide", "Height of the tide.", {"place": {"type": "string"}})
NOW = {"type": "function", "function": {"name": "now"}}
FERRY = tool(
    "ferry",
    "When Ünal's ferry \"潮\" leaves\n",
    {
        "stops": {"type": "array", "minItems": 1, "items": {"type": "object", "properties": {"it's": {"type": ["string", "null"], "default": None}}}},
        "keen": {"type": "number", "exclusiveMinimum": 0.00001, "maximum": 2.5, "enum": [], "default": True},
        "items": {"anyOf": [{"$ref": "#/x"}, {}], "description": HARD},
    },
)
RETURNS = tool("count", "Counts.", {}, **{"return": {"type": "integer"}})

ASKED = user("How high is the tide?")
CALLED = calls(call("tide", {"place": "Köln"}))
SILENT = calls(call("tide", {"place": "Köln"}), content="")

# What is said with which tools; what the reply is to begin with, if anything.
CONVERSATIONS = [
    {"messages": [ASKED], "tools": [TIDE]},
    {"messages": [ASKED], "tools": [TIDE, FERRY, NOW, RETURNS]},
    {"messages": [ASKED], "tools": []},
    {"messages": [system("Be brief."), ASKED], "tools": [TIDE]},
    {"messages": [system("/no_think"), ASKED, CALLED, result("3 m", name="tide")], "tools": [TIDE]},
    {"messages": [ASKED, SILENT, result("3 m"), {"role": "assistant", "content": "3 m."}, user("Thanks")], "tools": [TIDE]},
    {"messages": [ASKED, CALLED, result("3 m")]},
    {"messages": [ASKED, calls(call("tide", {"a": {"b": [1, 0.5, "é", None, True]}}), call("now", {}, "tidecall2"), content="Wait."), result(HARD), result("{}", "tidecall2")], "tools": [NOW]},
    {"messages": [ASKED, calls(call("now", {}), content=None), result('{"a": 1}')], "tools": [NOW]},
    {"messages": [ASKED, calls(call("tide", '{"place": "Köln"}'), content="")], "tools": [NOW]},
    {"messages": [ASKED, calls(call("ferry", {"it's": HARD}), content="Hm"), {"role": "tool", "content": "no id"}]},
    {"messages": [ASKED, calls(), user("x")], "tools": [NOW]},
    {"messages": [ASKED, SILENT, result("3 m")], "tools": [TIDE], "prefix": "It is "},
    {"messages": [ASKED], "tools": [NOW], "prefix": "<tool_call>\n{"},
]  # fmt: skip
