"""Alembic's door into the migrations: it is given the connection to use, and never opens one."""

from alembic import context

from hub.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=False,
    render_as_batch=True,
)
context.run_migrations()
