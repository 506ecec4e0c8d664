"""`pandu knowledge`: what trainers do with the documents, one module a command."""

from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "sync": "assistant.cli.knowledge.sync:sync",
    "list": "assistant.cli.knowledge.listing:list_documents",
    "search": "assistant.cli.knowledge.search:search",
    "show": "assistant.cli.knowledge.show:show",
    "check": "assistant.cli.knowledge.check:check",
    "new": "assistant.cli.knowledge.new:new",
    "add": "assistant.cli.knowledge.add:add",
    "retire": "assistant.cli.knowledge.retire:retire",
    "restore": "assistant.cli.knowledge.retire:restore",
    "release": "assistant.cli.knowledge.release:release",
    "chunk": "assistant.cli.knowledge.chunk:chunk",
    "diff": "assistant.cli.knowledge.diff:diff",
    "stats": "assistant.cli.knowledge.stats:stats",
    "undo": "assistant.cli.knowledge.undo:undo",
    "gaps": "assistant.cli.knowledge.gaps:app",
    "try": "assistant.cli.knowledge.trying:try_changes",
    "export": "assistant.cli.knowledge.export:export",
    "import": "assistant.cli.knowledge.import_:import_pack",
    "key": "assistant.cli.knowledge.key:key",
}
"""Where each command is. Its help is the string `knowledge.help.<name>`."""
