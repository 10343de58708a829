"""The first shape."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answer",
        sa.Column("kiosk_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("round_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("scenario_id", sa.String(length=60), nullable=False),
        sa.Column("scenario_rev", sa.Integer(), nullable=False),
        sa.Column("choice", sa.String(length=8), nullable=False),
        sa.Column("second_step", sa.String(length=60), nullable=True),
        sa.Column("response", sa.String(length=7), nullable=True),
        sa.Column("press", sa.String(length=7), nullable=False),
        sa.Column("ballot", sa.SmallInteger(), nullable=False),
        sa.Column("received_s", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kiosk_id", "id", name=op.f("pk_answer")),
    )
    op.create_index(op.f("ix_answer_received_s"), "answer", ["received_s"], unique=False)
    op.create_table(
        "audit",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at_s", sa.BigInteger(), nullable=False),
        sa.Column("operator", sa.String(length=60), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_at_s"), "audit", ["at_s"], unique=False)
    op.create_table(
        "clock_sample",
        sa.Column("kiosk_id", sa.String(length=26), nullable=False),
        sa.Column("boot_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("boottime_ms", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.String(length=8), nullable=False),
        sa.Column("wall_s", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kiosk_id", "boot_id", "boottime_ms", "source", name=op.f("pk_clock_sample")),
    )
    op.create_table(
        "enrol_code",
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("kiosk_name", sa.String(length=60), nullable=True),
        sa.Column("made_s", sa.BigInteger(), nullable=False),
        sa.Column("expires_s", sa.BigInteger(), nullable=False),
        sa.Column("used_s", sa.BigInteger(), nullable=True),
        sa.Column("used_by", sa.String(length=26), nullable=True),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_enrol_code")),
    )
    op.create_table(
        "kiosk",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("token_made_s", sa.BigInteger(), nullable=True),
        sa.Column("next_token_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("enrolled_s", sa.BigInteger(), nullable=False),
        sa.Column("revoked_s", sa.BigInteger(), nullable=True),
        sa.Column("is_pilot", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("last_contact_s", sa.BigInteger(), nullable=True),
        sa.Column("software", sa.String(length=30), nullable=True),
        sa.Column("waiting", sa.Integer(), nullable=True),
        sa.Column("oldest_waiting_days", sa.Integer(), nullable=True),
        sa.Column("dead", sa.Integer(), nullable=True),
        sa.Column("clock_skew_s", sa.BigInteger(), nullable=True),
        sa.Column("free_mb", sa.Integer(), nullable=True),
        sa.Column("packs", sa.String(length=2000), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kiosk")),
        sa.UniqueConstraint("next_token_hash", name=op.f("uq_kiosk_next_token_hash")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_kiosk_token_hash")),
    )
    op.create_table(
        "operator",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("link_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("link_expires_s", sa.BigInteger(), nullable=True),
        sa.Column("wrong_tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("locked_until_s", sa.BigInteger(), nullable=True),
        sa.Column("made_s", sa.BigInteger(), nullable=False),
        sa.Column("removed_s", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operator")),
        sa.UniqueConstraint("name", name=op.f("uq_operator_name")),
    )
    op.create_table(
        "pack",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("version", sa.String(length=30), nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("published_s", sa.BigInteger(), nullable=False),
        sa.Column("is_pilot_only", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_s", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_pack")),
    )
    op.create_table(
        "pool",
        sa.Column("kiosk_id", sa.String(length=26), nullable=False),
        sa.Column("block", sa.Integer(), nullable=False),
        sa.Column("is_arranged", sa.Boolean(), nullable=False),
        sa.Column("asker", sa.String(length=7), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("never_go", sa.Integer(), nullable=False),
        sa.Column("whole", sa.Integer(), nullable=False),
        sa.Column("stories", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kiosk_id", "block", "is_arranged", "asker", name=op.f("pk_pool")),
    )
    op.create_index(op.f("ix_pool_month"), "pool", ["month"], unique=False)
    op.create_table(
        "quarantine",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kiosk_id", sa.String(length=26), nullable=False),
        sa.Column("statement_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("member", sa.String(length=120), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("received_s", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_quarantine")),
    )
    op.create_index(op.f("ix_quarantine_kiosk_id"), "quarantine", ["kiosk_id"], unique=False)
    op.create_index(op.f("ix_quarantine_received_s"), "quarantine", ["received_s"], unique=False)
    op.create_table(
        "read_token",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_s", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_read_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_read_token_token_hash")),
    )
    op.create_table(
        "rollup",
        sa.Column("kiosk_id", sa.String(length=26), nullable=False),
        sa.Column("round_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("scenario_id", sa.String(length=60), nullable=False),
        sa.Column("scenario_rev", sa.Integer(), nullable=False),
        sa.Column("press", sa.String(length=7), nullable=False),
        sa.Column("ballot", sa.SmallInteger(), nullable=False),
        sa.Column("go", sa.Integer(), nullable=False),
        sa.Column("never_go", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "kiosk_id", "round_id", "scenario_id", "scenario_rev", "press", "ballot", name=op.f("pk_rollup")
        ),
    )
    op.create_index("ix_rollup_scenario", "rollup", ["scenario_id", "scenario_rev"], unique=False)
    op.create_table(
        "round",
        sa.Column("kiosk_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("visit_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ages", sa.String(length=4), nullable=False),
        sa.Column("mode", sa.String(length=8), nullable=False),
        sa.Column("boot_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("boottime_ms", sa.BigInteger(), nullable=False),
        sa.Column("wall_time", sa.String(length=20), nullable=False),
        sa.Column("is_time_trusted", sa.Boolean(), nullable=True),
        sa.Column("language", sa.String(length=3), nullable=True),
        sa.Column("best_s", sa.BigInteger(), nullable=False),
        sa.Column("confidence", sa.String(length=7), nullable=False),
        sa.Column("received_s", sa.BigInteger(), nullable=False),
        sa.Column("settled_s", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("kiosk_id", "id", name=op.f("pk_round")),
    )
    op.create_index(op.f("ix_round_best_s"), "round", ["best_s"], unique=False)
    op.create_index("ix_round_settled", "round", ["settled_s", "received_s"], unique=False)
    op.create_index("ix_round_visit", "round", ["kiosk_id", "visit_id"], unique=False)
    op.create_table(
        "school",
        sa.Column("urn", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("town", sa.String(length=60), server_default="", nullable=False),
        sa.Column("area", sa.String(length=80), server_default="", nullable=False),
        sa.Column("region", sa.String(length=80), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("urn", name=op.f("pk_school")),
    )
    op.create_index(op.f("ix_school_area"), "school", ["area"], unique=False)
    op.create_table(
        "session",
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("operator_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("csrf", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_s", sa.BigInteger(), nullable=False),
        sa.Column("seen_s", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_operator_id"), "session", ["operator_id"], unique=False)
    op.create_index(op.f("ix_session_seen_s"), "session", ["seen_s"], unique=False)
    op.create_table(
        "settled",
        sa.Column("kiosk_id", sa.String(length=26), nullable=False),
        sa.Column("round_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("visit_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("presses", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("urn", sa.String(length=12), nullable=True),
        sa.Column("area", sa.String(length=80), nullable=False),
        sa.Column("region", sa.String(length=80), nullable=False),
        sa.Column("year", sa.String(length=1), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("ages", sa.String(length=4), nullable=False),
        sa.Column("mode", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=True),
        sa.PrimaryKeyConstraint("kiosk_id", "round_id", name=op.f("pk_settled")),
    )
    op.create_index("ix_settled_month", "settled", ["month", "kind"], unique=False)
    op.create_index("ix_settled_number", "settled", ["kiosk_id", "number"], unique=False)
    op.create_index("ix_settled_urn", "settled", ["urn", "month"], unique=False)
    op.create_index("ix_settled_visit", "settled", ["kiosk_id", "visit_id"], unique=False)
    op.create_table(
        "story",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("answer", sa.String(length=11), nullable=False),
        sa.Column("who", sa.String(length=13), nullable=False),
        sa.Column("ages", sa.String(length=4), nullable=False),
        sa.Column("skills", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", "rev", name=op.f("pk_story")),
    )
    op.create_table(
        "tally",
        sa.Column("area", sa.String(length=80), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("scenario_id", sa.String(length=60), nullable=False),
        sa.Column("scenario_rev", sa.Integer(), nullable=False),
        sa.Column("year", sa.String(length=1), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("said", sa.String(length=20), nullable=False),
        sa.Column("classes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "area", "month", "scenario_id", "scenario_rev", "year", "language", "said", name=op.f("pk_tally")
        ),
    )
    op.create_index("ix_tally_year", "tally", ["year", "language", "month"], unique=False)
    op.create_index("ix_tally_scenario", "tally", ["scenario_id", "area", "month"], unique=False)
    op.create_table(
        "told",
        sa.Column("kiosk_id", sa.String(length=26), nullable=False),
        sa.Column("round_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("scenario_id", sa.String(length=60), nullable=False),
        sa.Column("scenario_rev", sa.Integer(), nullable=False),
        sa.Column("said", sa.String(length=20), nullable=False),
        sa.Column("after", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("kiosk_id", "round_id", "scenario_id", "scenario_rev", name=op.f("pk_told")),
    )
    op.create_table(
        "tombstone",
        sa.Column("kiosk_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("removed_s", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kiosk_id", "id", name=op.f("pk_tombstone")),
    )
    op.create_index(op.f("ix_tombstone_removed_s"), "tombstone", ["removed_s"], unique=False)
    op.create_table(
        "upload_log",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kiosk_id", sa.String(length=26), nullable=False),
        sa.Column("received_s", sa.BigInteger(), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("stored", sa.Integer(), nullable=False),
        sa.Column("duplicate", sa.Integer(), nullable=False),
        sa.Column("conflict", sa.Integer(), nullable=False),
        sa.Column("invalid", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_upload_log")),
    )
    op.create_index(op.f("ix_upload_log_kiosk_id"), "upload_log", ["kiosk_id"], unique=False)
    op.create_index(op.f("ix_upload_log_received_s"), "upload_log", ["received_s"], unique=False)
    op.create_table(
        "visit",
        sa.Column("kiosk_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("urn", sa.String(length=12), nullable=True),
        sa.Column("year", sa.String(length=1), nullable=True),
        sa.Column("size", sa.String(length=8), nullable=True),
        sa.PrimaryKeyConstraint("kiosk_id", "id", name=op.f("pk_visit")),
    )
    op.create_index(op.f("ix_visit_urn"), "visit", ["urn"], unique=False)
