"""Pandu's settings: defaults, then the settings file, then the environment, then flags.

Every field has its explanation below it; `docs/settings.md` is made from these.
"""

import ipaddress
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from assistant.errors import SettingsError
from assistant.paths import bundled, config_file, default_data_dir
from assistant.types import Language


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class PathSettings(_Section):
    """Folders."""

    data: Path = Field(default_factory=default_data_dir)
    """Folder for models and the store."""

    knowledge: Path = Field(default_factory=lambda: bundled("knowledge"))
    """Folder with the documents that Pandu answers from."""

    models: Path = Field(default_factory=lambda given: given["data"] / "models")
    """Folder with one folder for each installed model; `models` in the data folder by default."""

    history: Path = Field(default_factory=lambda given: given["data"] / "history")
    """Folder with the conversations that were saved; `history` in the data folder by default."""

    store: Path = Field(default_factory=lambda given: given["data"] / "store")
    """Folder with the catalogue and the indexes; `store` in the data folder by default."""

    decoded: Path = Field(default_factory=lambda given: given["data"] / "decoded")
    """Folder with passages as the model decoded them; `decoded` in the data folder by default."""

    @property
    def sentences(self) -> Path:
        """File with the vectors of passages' sentences."""
        return self.store / "sentences.sqlite"


class ModelSettings(_Section):
    """Which models to use, and how many processor threads."""

    generator: str = ""
    """Id of the generator; empty means the one chosen by `pandu model use`, else the default."""

    embedder: str = ""
    """Id of the embedder; empty means the one chosen by `pandu model use`, else the default."""

    threads: int = Field(default=0, ge=0, le=256)
    """Processor threads for the models; 0 means one for each physical core."""

    context_tokens: int = Field(default=3072, ge=1024, le=131_072)
    """Room for prompt and answer; more needs more memory."""

    drafts: bool = True
    """Guess what a summary copies from the quotes: the same text, sooner."""

    passages_disk_mb: int = Field(default=1_000, ge=0, le=100_000)
    """Most disk for decoded passages, about 4 MB each; only where `answer.reads` is `passage`."""

    passages_memory_mb: int = Field(default=200, ge=0, le=100_000)
    """Most memory for decoded passages."""


class DocumentSettings(_Section):
    """Limits for reading documents, each of which may be hostile or broken."""

    max_bytes: int = Field(default=50_000_000, ge=1_000)
    """Largest file that is read, in bytes."""

    max_characters: int = Field(default=5_000_000, ge=1_000)
    """Most text taken from one file, in characters; a file with more is refused."""

    timeout_seconds: float = Field(default=60.0, gt=0)
    """Longest time for reading one file."""

    memory_mb: int = Field(default=1_024, ge=128)
    """Most memory for the process that reads one file (Linux only)."""


class RetrievalSettings(_Section):
    """How passages are found."""

    passages: int = Field(default=5, ge=1, le=20)
    """Passages looked at for a question."""

    candidates: int = Field(default=30, ge=5, le=200)
    """Candidates taken from each index before fusion."""

    sentences_disk_mb: int = Field(default=200, ge=0, le=100_000)
    """Most disk for vectors of sentences, made while nobody asks, so that quotes come sooner."""


class AnswerSettings(_Section):
    """How an answer is made."""

    evidence: int = Field(default=8, ge=1, le=12)
    """Most sentences quoted for an answer; fewer where the next ones lie far behind the best."""

    synthesis: bool = True
    """Let the model write a short summary over the quotes."""

    reads: Literal["quotes", "passage"] = "quotes"
    """The model reads the quotes, or the best one's whole passage: sooner, quality unmeasured."""

    max_tokens: int = Field(default=160, ge=32, le=1_024)
    """Longest summary, in tokens."""

    while_typing: bool = True
    """Look up and read quotes while a question is being typed; nothing of it is kept."""

    remembered: int = Field(default=200, ge=0, le=10_000)
    """Summaries kept in memory for questions asked again; none of personal data; 0 keeps none."""


class PackSettings(_Section):
    """Knowledge packs that come from other computers."""

    trusted_keys: tuple[Annotated[str, Field(pattern=r"^[A-Za-z0-9+/]{43}=$")], ...] = ()
    """Public keys, beside this computer's own, whose packs may be imported."""


class UiSettings(_Section):
    """The web page and the words."""

    language: Language = "id"
    """Language of the interface when the question does not tell."""

    port: int = Field(default=7860, ge=1, le=65_535)
    """Port of the web page on 127.0.0.1; the next free one is taken when it is in use."""

    open_browser: bool = True
    """Open the page in the browser when it is ready."""


class ServingSettings(_Section):
    """Serving the pages to others in the office; `docs/serving.md` tells how."""

    host: str = "127.0.0.1"
    """Address that is listened at; any other than this computer's own needs accounts."""

    names: tuple[str, ...] = ()
    """More names that people open the pages under, such as `pandu.kantor.lan`; needs accounts."""

    certificate: Path | None = None
    """File with the certificate (PEM) that encrypts the pages; needs `key`."""

    key: Path | None = None
    """File with the certificate's private key (PEM)."""

    idle_minutes: int = Field(default=60, ge=1, le=60)
    """Minutes without use after which people are logged out (NIST SP 800-63B-4: at most 60)."""

    longest_hours: int = Field(default=12, ge=1, le=24)
    """Hours after which people are logged out in any case (NIST SP 800-63B-4: at most 24)."""

    questions_per_minute: int = Field(default=20, ge=1, le=600)
    """Questions that one person may ask in a minute; searches and forms count."""

    uploads_per_minute: int = Field(default=10, ge=1, le=600)
    """Files that one person may send in a minute."""

    log_ins_per_minute: int = Field(default=20, ge=1, le=600)
    """Log-ins that may be tried from one address in a minute."""

    @field_validator("host")
    @classmethod
    def _is_an_address(cls, host: str) -> str:
        return host if host == "localhost" else str(ipaddress.ip_address(host))

    @model_validator(mode="after")
    def _are_both_there(self) -> "ServingSettings":
        if (self.certificate is None) != (self.key is None):
            raise ValueError("certificate and key belong together")
        return self


class PrivacySettings(_Section):
    """Masking of personal data, which happens before anything is searched or written."""

    review: bool = True
    """Show on the page what was masked, to be corrected, before a question is sent."""

    case_patterns: tuple[str, ...] = ()
    """Regular expressions for case numbers, such as `KS-[0-9]{4}-[0-9]{3}`."""

    beneficiary_patterns: tuple[str, ...] = ()
    """Regular expressions for beneficiaries' numbers, such as `PM-[0-9]{5}`."""


class ScreeningSettings(_Section):
    """What is kept out of answers, whatever the documents hold and the model says."""

    personal_data: bool = True
    """Neither quote nor show sentences of documents that tell of somebody who must be protected."""

    small_counts: bool = True
    """The same for counts below five of people with something sensitive at a named place."""

    instructions: bool = True
    """The same for sentences that give orders to an assistant."""

    statements: bool = True
    """Drop sentences of the summary with links, contacts, orders, personal data or small counts
    that the quotes don't hold."""

    groups: bool = True
    """Search as if the question named no group of people ("warga Papua"), unless the best quote is
    about that group: an answer must not depend on it."""


class GuardrailSettings(_Section):
    """What is looked for in a question before anything is searched."""

    crisis: bool = True
    """Name people who help where somebody is in danger or in despair."""

    harm: bool = True
    """Decline requests to harm people."""

    deciding: bool = True
    """Decline to rank people or to decide about them."""

    extraction: bool = True
    """Decline requests to show or to switch off Pandu's own rules."""

    advice: bool = True
    """Say whom to ask where a question is about law, health or money."""

    scope: bool = True
    """Say what Pandu is for where a question is about something else and nothing is found."""

    rules: bool = True
    """Find these by rules over words."""

    likelihood: bool = True
    """Find these by the nearness of the question's meaning to examples."""


class LogSettings(_Section):
    """Logging: ids, counts and timings, never a person's text."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "WARNING"
    """Least severe messages that are printed."""


class Settings(BaseSettings):
    """All settings, grouped; see each section."""

    model_config = SettingsConfigDict(
        extra="forbid",
        frozen=True,
        env_prefix="PANDU_",
        env_nested_delimiter="__",
        use_attribute_docstrings=True,
    )

    paths: PathSettings = Field(default_factory=PathSettings)
    models: ModelSettings = Field(default_factory=ModelSettings)
    documents: DocumentSettings = Field(default_factory=DocumentSettings)
    retrieval: RetrievalSettings = Field(default_factory=RetrievalSettings)
    answer: AnswerSettings = Field(default_factory=AnswerSettings)
    packs: PackSettings = Field(default_factory=PackSettings)
    ui: UiSettings = Field(default_factory=UiSettings)
    serving: ServingSettings = Field(default_factory=ServingSettings)
    privacy: PrivacySettings = Field(default_factory=PrivacySettings)
    screening: ScreeningSettings = Field(default_factory=ScreeningSettings)
    guardrails: GuardrailSettings = Field(default_factory=GuardrailSettings)
    log: LogSettings = Field(default_factory=LogSettings)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Order the sources: flags, environment, settings file, defaults."""
        file = TomlConfigSettingsSource(settings_cls, toml_file=config_file())
        return init_settings, env_settings, file


def load_settings(**flags: Any) -> Settings:
    """Read the settings; `flags` are nested sections that win over all else.

    Raises:
        SettingsError: a value can't be used, or a name is unknown; it names the first one.
    """
    try:
        return Settings(**flags)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError("settings.invalid", name=config_file(), reason=error) from error
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError("settings.invalid", name=name, reason=first["msg"]) from error
