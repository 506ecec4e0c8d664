"""How models of a family want a chat written. Only `chatml` is tested against real weights.

The others follow the model makers' published templates. A template inserts nothing of its own:
Qwen's default system message, for one, is left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.errors import ModelError
from assistant.types import Message

_Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a prompt: the template's own, or what somebody wrote."""

    text: str
    control: bool
    """Only the template's own text may hold control tokens."""

    head: int = 0
    """See `Message`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A message as its template writes it."""

    role: _Role
    parts: tuple[Part, ...]
    lasting: bool
    """See `Message`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatTemplate:
    """What stands before and after each message."""

    before: Mapping[_Role, str]
    after: str
    joins_system: bool = False
    """The model has no system role: that message goes before the first user's."""
    trims: bool = False
    """Blanks round each message are left out."""

    def render(self, messages: Sequence[Message]) -> list[Rendered]:
        """Write each message; a system message may become a user's."""
        if self.joins_system:
            messages = _join_system(messages)
        return [
            Rendered(role=message.role, parts=self._parts(message), lasting=message.lasting)
            for message in messages
        ]

    def _parts(self, message: Message) -> tuple[Part, ...]:
        content, head = message.content, message.head
        if self.trims:
            head -= len(content) - len(content.lstrip())
            content = content.strip()
        return (
            Part(text=self.before[message.role], control=True),
            Part(text=content, control=False, head=min(max(head, 0), len(content))),
            Part(text=self.after, control=True),
        )

    @property
    def reply_start(self) -> Part:
        """What makes the model reply."""
        return Part(text=self.before["assistant"], control=True)

    @property
    def reply_end(self) -> Part:
        """What ends a reply, its first token at least."""
        return Part(text=self.after, control=True)


def _join_system(messages: Sequence[Message]) -> Sequence[Message]:
    if len(messages) < 2 or messages[0].role != "system":
        return [
            replace(message, role="user") if message.role == "system" else message
            for message in messages
        ]
    system, first, *others = messages
    before = f"{system.content}\n\n"
    joined = Message(
        role="user",
        content=before + first.content,
        lasting=system.lasting and first.lasting,
        head=len(before) + first.head if first.head else 0,
    )
    return [joined, *others]


def _by_role(pattern: str, *, assistant: str = "assistant") -> dict[_Role, str]:
    return {
        "system": pattern.format("system"),
        "user": pattern.format("user"),
        "assistant": pattern.format(assistant),
    }


TEMPLATES: Mapping[str, ChatTemplate] = {
    "chatml": ChatTemplate(before=_by_role("<|im_start|>{}\n"), after="<|im_end|>\n"),
    "llama3": ChatTemplate(
        before=_by_role("<|start_header_id|>{}<|end_header_id|>\n\n"),
        after="<|eot_id|>",
        trims=True,
    ),
    "gemma": ChatTemplate(
        before=_by_role("<start_of_turn>{}\n", assistant="model"),
        after="<end_of_turn>\n",
        joins_system=True,
        trims=True,
    ),
    "phi3": ChatTemplate(before=_by_role("<|{}|>\n"), after="<|end|>\n"),
    "phi4": ChatTemplate(before=_by_role("<|im_start|>{}<|im_sep|>"), after="<|im_end|>"),
}
"""Chat templates by the name that the model catalogue gives."""


def chat_template(name: str) -> ChatTemplate:
    """Return a template by name.

    Raises:
        ModelError: there is none of that name.
    """
    try:
        return TEMPLATES[name]
    except KeyError:
        known = ", ".join(sorted(TEMPLATES))
        raise ModelError("llama.unknown_template", name=name, known=known) from None
