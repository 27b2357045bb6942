"""Small bugs in Python: comparisons, bounds, and/or, signs, constants, conditions, results, arguments, statements.

Texts are left as they are: nearly all are messages to people.  So are annotations, decorators and lines of logs.
"""

from __future__ import annotations

import ast
import io
import itertools
import tokenize
from collections.abc import Iterator
from pathlib import PurePosixPath

from benchmarks.mutants.mutation import Mutation

OTHER_OPERATOR = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "in": "not in", "is": "is not",
    "and": "or", "or": "and", "+": "-", "-": "+", "*": "+", "/": "*", "//": "*", "%": "+", "&": "|", "|": "&",
    "+=": "-=", "-=": "+=", "not in": "in", "is not": "is",
}  # fmt: skip
SIGNS = {*OTHER_OPERATOR, "not"}
OTHER_NAME = {"min": "max", "max": "min", "any": "all", "all": "any"}
OPERATIONS = (ast.Compare, ast.BoolOp, ast.BinOp, ast.AugAssign)
NOT_CODE = (ast.Import, ast.ImportFrom, ast.Raise, ast.JoinedStr, ast.Assert)
SILENT = ("log.", "_log.", "logger.", "logging.")


class Text:
    """A source whose places are offsets of characters; `ast` counts bytes of lines."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines = source.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))

    def offset(self, line: int, column: int) -> int:
        """Where a place of `ast` is."""
        return self.starts[line - 1] + len(self.lines[line - 1].encode()[:column].decode())

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Where a node begins and ends."""
        return self.offset(node.lineno, node.col_offset), self.offset(
            node.end_lineno or node.lineno, node.end_col_offset or 0
        )

    def of(self, node: ast.expr | ast.stmt) -> str:
        """What stands there."""
        start, end = self.span(node)
        return self.source[start:end]


def mutations(file: PurePosixPath, source: str) -> Iterator[Mutation]:
    """Every small bug of a module, in no particular order."""
    text = Text(source)
    for node in _code(ast.parse(source)):
        for start, end, instead in _bugs(text, node):
            mutation = Mutation(file, start, end, instead)
            if _can_be_read(mutation.applied(source)):  # else any test would find it
                yield mutation


def _can_be_read(source: str) -> bool:
    try:
        compile(source, "a module", "exec")
    except SyntaxError:
        return False
    return True


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do something when the program runs."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases", "keywords" * isinstance(node, ast.ClassDef)):
            continue
        if isinstance(node, ast.keyword) and node.arg == "strict":  # of `zip`: it asserts
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, NOT_CODE) and not _is_told(child):
                yield from _code(child)


def _is_told(node: ast.AST) -> bool:
    """Whether a statement is a line of a log or a docstring."""
    if not isinstance(node, ast.Expr):
        return False
    return isinstance(node.value, ast.Constant) or ast.unparse(node.value).startswith(SILENT)


Bug = tuple[int, int, str]


def _bugs(text: Text, node: ast.AST) -> Iterator[Bug]:
    """The small bugs that one node can have."""
    if isinstance(node, OPERATIONS):
        yield from _operators(text, node)
    elif isinstance(node, ast.Constant):
        yield from _constants(text, node)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield (*text.span(node), f"({text.of(node.operand)})")
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield (*text.span(node.test), f"(not ({text.of(node.test)}))")
    elif isinstance(node, ast.comprehension):
        yield from ((*text.span(test), "True") for test in node.ifs)
    elif isinstance(node, ast.Return) and node.value and not _is_no(node.value):
        yield (*text.span(node.value), "None")
    elif isinstance(node, ast.Expr | ast.Continue | ast.Break) or _is_effect(node):
        yield (*text.span(node), "pass")  # type: ignore[arg-type]
    elif isinstance(node, ast.Call):
        yield from _calls(text, node)


def _is_no(node: ast.expr) -> bool:
    """Whether a result is None or False, which nobody who asks tells apart."""
    return isinstance(node, ast.Constant) and node.value in (None, False)


def _is_effect(node: ast.AST) -> bool:
    """Whether a statement changes what others hold."""
    if isinstance(node, ast.Delete):
        return True
    return isinstance(node, ast.Assign) and any(isinstance(t, ast.Attribute | ast.Subscript) for t in node.targets)


def _constants(text: Text, node: ast.Constant) -> Iterator[Bug]:
    if isinstance(node.value, bool):
        yield (*text.span(node), str(not node.value))
    elif isinstance(node.value, int | float):
        yield (*text.span(node), f"{node.value + 1}")


def _calls(text: Text, node: ast.Call) -> Iterator[Bug]:
    if isinstance(node.func, ast.Name) and node.func.id in OTHER_NAME:
        yield (*text.span(node.func), OTHER_NAME[node.func.id])
        return  # the order of their arguments is none
    if len(node.args) > 1 and not any(isinstance(argument, ast.Starred) for argument in node.args[:2]):
        (start, first), (second, end) = text.span(node.args[0]), text.span(node.args[1])
        yield start, end, text.source[second:end] + text.source[first:second] + text.source[start:first]


def _operators(text: Text, node: ast.AST) -> Iterator[Bug]:
    """Each operator of an operation, between two of its operands."""
    operands = _operands(node)
    for left, right in itertools.pairwise(operands):
        start, end = text.span(left)[1], text.span(right)[0]
        found = [token for token in _tokens(text.source[start:end]) if token[2] in SIGNS]
        if found:
            at, to, operator = found[0][0], found[-1][1], " ".join(token[2] for token in found)
            yield start + at, start + to, OTHER_OPERATOR.get(operator, operator)


def _operands(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Compare):
        return [node.left, *node.comparators]
    if isinstance(node, ast.BoolOp):
        return node.values
    if isinstance(node, ast.AugAssign):
        return [node.target, node.value]
    return [node.left, node.right] if isinstance(node, ast.BinOp) else []


def _tokens(source: str) -> list[tuple[int, int, str]]:
    """Words and signs of a piece of source that lies between two operands."""
    found, starts = [], [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type in (tokenize.OP, tokenize.NAME) or token.string in ("not", "in", "is"):
                (first, column), (last, ends) = token.start, token.end
                found.append((starts[first - 1] + column, starts[last - 1] + ends, token.string))
    except (tokenize.TokenError, IndentationError):  # a bracket of the operand before it: what was read is enough
        pass
    return found
