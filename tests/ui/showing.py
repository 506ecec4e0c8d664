"""What a session looks like, as one text."""

from assistant.ui.markup import Markup, join
from assistant.ui.render import conversation
from assistant.ui.session import Session


def shown(session: Session) -> Markup:
    """Render all exchanges of a session, oldest first."""
    return join(conversation(session))
