"""`pandu account`: who may use the pages, one module a command."""

from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "add": "assistant.cli.account.changing:add",
    "list": "assistant.cli.account.listing:list_accounts",
    "role": "assistant.cli.account.changing:role",
    "password": "assistant.cli.account.changing:password",
    "remove": "assistant.cli.account.changing:remove",
    "log": "assistant.cli.account.listing:log",
}
"""Where each command is. Its help is the string `account.help.<name>`."""
