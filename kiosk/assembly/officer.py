"""What the officer works with beside the stories: the desk, what is left behind, the machine's minder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk import __version__
from kiosk.assembly.options import Options
from kiosk.care import Clock as Trust
from kiosk.insight.revisit import check_due
from kiosk.leaving.desk import LeavingDesk, Tools
from kiosk.minder.caretaker import Caretaker, Sources
from kiosk.minder.switching_off import ask_nobody, ask_systemd
from kiosk.office.desk import Desk, drawers
from kiosk.ports import Clock, Inbox
from kiosk.programme import Programme
from kiosk.results.keeper import WriterKeeper
from kiosk.results.moment import moment_now
from kiosk.results.records import Moment, WallState
from kiosk.results.state_folder import results_path
from kiosk.results.waiting import Waiting, read_waiting
from kiosk.scenario.tongue import Tongue
from kiosk.sync.logbook import Logbook
from kiosk.visit import CheckDue, VisitPlan


@dataclass(frozen=True, slots=True)
class Around:
    """What is there when the officer's part is put together; `tell` is given what the officer should know."""

    options: Options
    programme: Programme
    tongues: Sequence[Tongue]
    keeper: WriterKeeper
    inbox: Inbox
    clock: Clock
    tell: Callable[[str], None]


def desk_of(around: Around) -> Desk:
    """The officer's desk, not yet started; it knows from the results which re-visit is due."""

    def due(plan: VisitPlan) -> CheckDue | None:
        return check_due(around.keeper.had(plan), around.programme.scenarios, trusted_month(moment_now()))

    options = around.options
    made = drawers(options.state, around.clock, given_pin=options.officer_pin, tell=around.tell)
    return Desk(made, around.inbox, around.clock, due=due, tell=around.tell)


def trusted_month(now: Moment) -> str | None:
    """The month that it is now, as `2026-09`; None where the clock is not known to be right."""
    return now.wall_time[:7] if now.wall_state is WallState.TRUSTED else None


def leaving_of(around: Around) -> LeavingDesk:
    """The desk for hand-outs, not yet started. It loads what it works with on its own thread, once it is started."""

    def tools() -> Tools:
        from kiosk.leaving.opening import Handing, surroundings, tools_of

        options = around.options
        handing = Handing(options.contacts, options.smallest_group, options.theme)
        known = surroundings(handing, around.programme, around.tongues, options.state, around.keeper)
        return tools_of(handing, known, options.state)

    return LeavingDesk(tools, around.inbox.put, around.clock)


def minder_of(around: Around) -> Caretaker:
    """The machine's minder, not yet started."""
    options = around.options

    def waiting() -> Waiting:
        return read_waiting(results_path(options.state, is_demo=False), moment_now())

    sources = Sources(
        clock=lambda: Trust(moment_now().wall_state),
        waiting=lambda: waiting().answers,
        oldest_waiting_days=lambda: waiting().oldest_days,
        last_sync_days=lambda: waiting().last_sync_days,
        sending_trouble=lambda: Logbook(options.state).read().advice,
        unkept=lambda: around.keeper.unkept,
        version=__version__,
        packs=around.programme.packs,
    )
    # In a window it is somebody's desktop, which is not ours to switch off.
    ask_power = ask_systemd if options.is_full_screen else ask_nobody
    return Caretaker(options.state, around.inbox, around.clock, sources, ask_power=ask_power)
