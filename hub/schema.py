"""The tables. All times are whole seconds since 1970 (UTC) and are named `…_s`; ids of kiosks' making go with the kiosk's own.

A kiosk makes its ids before it knows a hub, so that every key begins with the kiosk. Texts that come from a kiosk are of
the profile (`kiosk/wire`), those of people are theirs: a kiosk's name, a school's, an operator's.
"""

from typing import Final

import sqlalchemy as sa

METADATA: Final = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
UUID: Final = sa.Uuid(as_uuid=False)
KIOSK_ID: Final = sa.String(26)
SECONDS: Final = sa.BigInteger()


def _kiosk() -> sa.Column[str]:
    return sa.Column("kiosk_id", KIOSK_ID, primary_key=True)


KIOSKS: Final = sa.Table(
    "kiosk",
    METADATA,
    sa.Column("id", KIOSK_ID, primary_key=True),
    sa.Column("name", sa.String(60), nullable=False),
    sa.Column("public_key", sa.LargeBinary(32), nullable=False),
    sa.Column("token_hash", sa.LargeBinary(32), unique=True),
    sa.Column("token_made_s", SECONDS),
    # A token that was handed out and not used yet: until it is, the one above stays good.
    sa.Column("next_token_hash", sa.LargeBinary(32), unique=True),
    sa.Column("enrolled_s", SECONDS, nullable=False),
    sa.Column("revoked_s", SECONDS),
    sa.Column("is_pilot", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("last_contact_s", SECONDS),
    sa.Column("software", sa.String(30)),
    # What its last heartbeat said.
    sa.Column("waiting", sa.Integer),
    sa.Column("oldest_waiting_days", sa.Integer),
    sa.Column("dead", sa.Integer),
    sa.Column("clock_skew_s", SECONDS),
    sa.Column("free_mb", sa.Integer),
    sa.Column("packs", sa.String(2_000)),
)

ENROL_CODES: Final = sa.Table(
    "enrol_code",
    METADATA,
    sa.Column("code_hash", sa.LargeBinary(32), primary_key=True),
    sa.Column("kiosk_name", sa.String(60)),
    sa.Column("made_s", SECONDS, nullable=False),
    sa.Column("expires_s", SECONDS, nullable=False),
    sa.Column("used_s", SECONDS),
    sa.Column("used_by", KIOSK_ID),
)

SCHOOLS: Final = sa.Table(
    "school",
    METADATA,
    sa.Column("urn", sa.String(12), primary_key=True),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("town", sa.String(60), nullable=False, server_default=""),
    sa.Column("area", sa.String(80), nullable=False, server_default="", index=True),
    sa.Column("region", sa.String(80), nullable=False, server_default=""),
)

VISITS: Final = sa.Table(
    "visit",
    METADATA,
    _kiosk(),
    sa.Column("id", UUID, primary_key=True),
    sa.Column("urn", sa.String(12), index=True),
    sa.Column("year", sa.String(1)),
    sa.Column("size", sa.String(8)),
)

ROUNDS: Final = sa.Table(
    "round",
    METADATA,
    _kiosk(),
    sa.Column("id", UUID, primary_key=True),
    sa.Column("visit_id", UUID, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("ages", sa.String(4), nullable=False),
    sa.Column("mode", sa.String(8), nullable=False),
    sa.Column("boot_id", UUID),
    sa.Column("boottime_ms", sa.BigInteger, nullable=False),
    sa.Column("wall_time", sa.String(20), nullable=False),
    sa.Column("is_time_trusted", sa.Boolean),
    sa.Column("language", sa.String(3)),
    # The hub's own best guess, from the clock samples that came along: synced, bounded or guess.
    sa.Column("best_s", SECONDS, nullable=False, index=True),
    sa.Column("confidence", sa.String(7), nullable=False),
    # When the first of its answers came, and when it was settled: from then on what is told of it stays (`hub/figures`).
    sa.Column("received_s", SECONDS, nullable=False),
    sa.Column("settled_s", SECONDS),
    sa.Index("ix_round_visit", "kiosk_id", "visit_id"),
    sa.Index("ix_round_settled", "settled_s", "received_s"),
)

ANSWERS: Final = sa.Table(
    "answer",
    METADATA,
    _kiosk(),
    sa.Column("id", UUID, primary_key=True),
    sa.Column("round_id", UUID, nullable=False),
    sa.Column("scenario_id", sa.String(60), nullable=False),
    sa.Column("scenario_rev", sa.Integer, nullable=False),
    sa.Column("choice", sa.String(8), nullable=False),
    sa.Column("second_step", sa.String(60)),
    sa.Column("response", sa.String(7)),
    sa.Column("press", sa.String(7), nullable=False),
    sa.Column("ballot", sa.SmallInteger, nullable=False),
    sa.Column("received_s", SECONDS, nullable=False, index=True),
)

ROLLUPS: Final = sa.Table(
    "rollup",
    METADATA,
    _kiosk(),
    sa.Column("round_id", UUID, primary_key=True),
    sa.Column("scenario_id", sa.String(60), primary_key=True),
    sa.Column("scenario_rev", sa.Integer, primary_key=True),
    sa.Column("press", sa.String(7), primary_key=True),
    sa.Column("ballot", sa.SmallInteger, primary_key=True),
    sa.Column("go", sa.Integer, nullable=False),
    sa.Column("never_go", sa.Integer, nullable=False),
    sa.Index("ix_rollup_scenario", "scenario_id", "scenario_rev"),
)

STORIES: Final = sa.Table(
    "story",
    METADATA,
    sa.Column("id", sa.String(60), primary_key=True),
    sa.Column("rev", sa.Integer, primary_key=True),
    sa.Column("title", sa.String(200), nullable=False),
    sa.Column("answer", sa.String(11), nullable=False),
    sa.Column("who", sa.String(13), nullable=False),
    sa.Column("ages", sa.String(4), nullable=False),
    sa.Column("skills", sa.String(200), nullable=False),
)

SETTLED: Final = sa.Table(
    "settled",
    METADATA,
    _kiosk(),
    sa.Column("round_id", UUID, primary_key=True),
    sa.Column("visit_id", UUID, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    # All presses that were there: a block is told only where none came later.
    sa.Column("presses", sa.Integer, nullable=False),
    sa.Column("month", sa.String(7), nullable=False),
    sa.Column("urn", sa.String(12)),
    # Unknown is empty.
    sa.Column("area", sa.String(80), nullable=False),
    sa.Column("region", sa.String(80), nullable=False),
    sa.Column("year", sa.String(1), nullable=False),
    sa.Column("language", sa.String(3), nullable=False),
    sa.Column("ages", sa.String(4), nullable=False),
    sa.Column("mode", sa.String(8), nullable=False),
    sa.Column("kind", sa.String(30)),
    sa.Index("ix_settled_urn", "urn", "month"),
    sa.Index("ix_settled_month", "month", "kind"),
    sa.Index("ix_settled_visit", "kiosk_id", "visit_id"),
    sa.Index("ix_settled_number", "kiosk_id", "number"),
)

TOLD: Final = sa.Table(
    "told",
    METADATA,
    _kiosk(),
    sa.Column("round_id", UUID, primary_key=True),
    sa.Column("scenario_id", sa.String(60), primary_key=True),
    sa.Column("scenario_rev", sa.Integer, primary_key=True),
    # A band, `as-one …`, or empty where nothing is said; bands of the second ballot.
    sa.Column("said", sa.String(20), nullable=False),
    sa.Column("after", sa.String(20), nullable=False),
)

TALLIES: Final = sa.Table(
    "tally",
    METADATA,
    # An area, a region, or * for everywhere; a year group and a language, or * for all: each round is counted under all that
    # are its own.
    sa.Column("area", sa.String(80), primary_key=True),
    sa.Column("month", sa.String(7), primary_key=True),
    sa.Column("scenario_id", sa.String(60), primary_key=True),
    sa.Column("scenario_rev", sa.Integer, primary_key=True),
    sa.Column("year", sa.String(1), primary_key=True),
    sa.Column("language", sa.String(3), primary_key=True),
    sa.Column("said", sa.String(20), primary_key=True),
    sa.Column("classes", sa.Integer, nullable=False),
    sa.Index("ix_tally_year", "year", "language", "month"),
    sa.Index("ix_tally_scenario", "scenario_id", "area", "month"),
)

POOLS: Final = sa.Table(
    "pool",
    METADATA,
    _kiosk(),
    sa.Column("block", sa.Integer, primary_key=True),
    sa.Column("is_arranged", sa.Boolean, primary_key=True),
    sa.Column("asker", sa.String(7), primary_key=True),
    sa.Column("month", sa.String(7), nullable=False, index=True),
    sa.Column("visits", sa.Integer, nullable=False),
    sa.Column("never_go", sa.Integer, nullable=False),
    sa.Column("whole", sa.Integer, nullable=False),
    sa.Column("stories", sa.Integer, nullable=False),
)

TOMBSTONES: Final = sa.Table(
    "tombstone",
    METADATA,
    _kiosk(),
    sa.Column("id", UUID, primary_key=True),
    sa.Column("removed_s", SECONDS, nullable=False, index=True),
)

QUARANTINE: Final = sa.Table(
    "quarantine",
    METADATA,
    sa.Column("number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
    sa.Column("kiosk_id", KIOSK_ID, nullable=False, index=True),
    # The statement's id where it has one of the right shape; its body only from a kiosk that was revoked, and then as it
    # was understood: what is not of the profile is stored nowhere.
    sa.Column("statement_id", UUID),
    sa.Column("member", sa.String(120)),
    sa.Column("reason", sa.String(200), nullable=False),
    sa.Column("statement", sa.Text),
    sa.Column("received_s", SECONDS, nullable=False, index=True),
)

CLOCK_SAMPLES: Final = sa.Table(
    "clock_sample",
    METADATA,
    _kiosk(),
    sa.Column("boot_id", UUID, primary_key=True),
    sa.Column("boottime_ms", sa.BigInteger, primary_key=True),
    sa.Column("source", sa.String(8), primary_key=True),
    sa.Column("wall_s", SECONDS, nullable=False),
)

UPLOADS: Final = sa.Table(
    "upload_log",
    METADATA,
    sa.Column("number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
    sa.Column("kiosk_id", KIOSK_ID, nullable=False, index=True),
    sa.Column("received_s", SECONDS, nullable=False, index=True),
    sa.Column("way", sa.String(8), nullable=False),
    sa.Column("stored", sa.Integer, nullable=False),
    sa.Column("duplicate", sa.Integer, nullable=False),
    sa.Column("conflict", sa.Integer, nullable=False),
    sa.Column("invalid", sa.Integer, nullable=False),
    sa.Column("gone", sa.Integer, nullable=False),
    sa.Column("bytes", sa.Integer, nullable=False),
)

PACKS: Final = sa.Table(
    "pack",
    METADATA,
    sa.Column("id", sa.String(60), primary_key=True),
    sa.Column("version", sa.String(30), primary_key=True),
    sa.Column("sha256", sa.LargeBinary(32), nullable=False),
    sa.Column("published_s", SECONDS, nullable=False),
    sa.Column("is_pilot_only", sa.Boolean, nullable=False),
    sa.Column("withdrawn_s", SECONDS),
)

OPERATORS: Final = sa.Table(
    "operator",
    METADATA,
    sa.Column("id", UUID, primary_key=True),
    sa.Column("name", sa.String(60), nullable=False, unique=True),
    sa.Column("role", sa.String(8), nullable=False),
    sa.Column("password_hash", sa.String(200)),
    # A link that sets the first password, or a new one: good once.
    sa.Column("link_hash", sa.LargeBinary(32)),
    sa.Column("link_expires_s", SECONDS),
    sa.Column("wrong_tries", sa.Integer, nullable=False, server_default="0"),
    sa.Column("locked_until_s", SECONDS),
    sa.Column("made_s", SECONDS, nullable=False),
    sa.Column("removed_s", SECONDS),
)

SESSIONS: Final = sa.Table(
    "session",
    METADATA,
    sa.Column("token_hash", sa.LargeBinary(32), primary_key=True),
    sa.Column("operator_id", UUID, nullable=False, index=True),
    sa.Column("csrf", sa.LargeBinary(32), nullable=False),
    sa.Column("made_s", SECONDS, nullable=False),
    sa.Column("seen_s", SECONDS, nullable=False, index=True),
)

READ_TOKENS: Final = sa.Table(
    "read_token",
    METADATA,
    # For a system of the controller's own that reads statements (`/xapi/statements`).
    sa.Column("name", sa.String(60), primary_key=True),
    sa.Column("token_hash", sa.LargeBinary(32), nullable=False, unique=True),
    sa.Column("made_s", SECONDS, nullable=False),
)

AUDIT: Final = sa.Table(
    "audit",
    METADATA,
    sa.Column("number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
    sa.Column("at_s", SECONDS, nullable=False, index=True),
    sa.Column("operator", sa.String(60), nullable=False),
    sa.Column("act", sa.String(40), nullable=False),
    sa.Column("about", sa.String(200), nullable=False),
)
