"""Languages on the officer's third page, and rounds told in them."""

from dataclasses import replace

from kiosk import words
from kiosk.answers import SetUp
from kiosk.look import Look, Telling
from kiosk.play.effects import Dress, PlanRound, Say
from kiosk.play.events import StartTouched
from kiosk.play.languages import offering, preferred_pairs, tongue_of, voiced
from kiosk.play.screens import Caption, Chooser, Ready, SetUpScreen
from kiosk.scenario.model import Answer, Line
from kiosk.scenario.tongue import Tongue
from kiosk.scenario.translation import Catalogue, Entry
from kiosk.sitting.session import own_lines
from tests.play.player import Player
from tests.play.stories import CHECK_STORY, story

OWN = (Entry("press-go", "Press GO.", "…"), Entry("question", "Go, or Never Go?", "…?"))
POLISH = Tongue("pl", Catalogue("pl", "reviewed by a teacher, 2026-11-01", OWN), has_voice=True)
ARABIC = Tongue("ar", Catalogue("ar", "machine", OWN), has_voice=True)
SOMALI = Tongue("so", Catalogue("so", "machine", OWN), has_voice=False)
ALL = (POLISH, ARABIC, SOMALI)
MORE, ON = 7, 5


def starting(language: str = "en-GB", *tongues: Tongue) -> Player:
    player = Player().at_set_up()
    set_up = offering(player.state.set_up, tongues or ALL, language)
    player.state = replace(player.state, set_up=set_up)
    return player


def third_page(player: Player) -> SetUpScreen:
    player.option(MORE)
    player.option(ON)
    assert isinstance(player.screen, SetUpScreen)
    return player.screen


def choose(player: Player, number: int) -> None:
    """Open the languages, and take one of the ways to tell."""
    player.option(0)
    assert isinstance(player.screen, Chooser)
    player.option(number)


def told(player: Player) -> Caption:
    assert isinstance(player.screen, Ready)
    assert player.screen.caption is not None
    return player.screen.caption


def at_ready(player: Player) -> Player:
    player.send(StartTouched(player.now))
    player.planned(*player.ids)
    return player


def said(player: Player) -> Line:
    return [effect.line for effect in player.log if isinstance(effect, Say)][-1]


def test_without_a_language_the_third_page_begins_with_the_doors() -> None:
    assert third_page(Player().at_set_up()).fields[0].name == "plan-a-visit"
    assert [field.name for field in third_page(starting()).fields][:2] == ["language", "plan-a-visit"]


def test_the_officer_goes_through_every_language_and_reads_what_is_not_reviewed() -> None:
    player = starting()
    values = [third_page(player).fields[0].value]
    for number in (*range(1, 7), 0):
        choose(player, number)
        assert isinstance(player.screen, SetUpScreen)
        values.append(player.screen.fields[0].value)
    assert values == [
        "English only",
        "English + Polski",
        "Polski",
        "English + العربية (not reviewed)",
        "العربية (not reviewed)",
        "English + Soomaali (not reviewed)",
        "Soomaali (not reviewed), English voice",
        "English only",
    ]


def test_a_language_of_its_own_that_runs_from_right_to_left_turns_the_screens() -> None:
    player = starting()
    third_page(player)
    looks = []
    for number in range(1, 5):
        choose(player, number)
        looks.append((player.state.look.is_right_to_left, player.state.look.is_bilingual))
    assert looks == [(False, True), (False, False), (False, True), (True, False)]
    assert any(isinstance(effect, Dress) for effect in player.log)


def test_a_round_in_two_languages_speaks_english_over_a_second_caption() -> None:
    player = starting()
    third_page(player)
    choose(player, 1)
    caption = told(at_ready(player))
    assert (caption.line.text, caption.home) == ("Press GO.", "…")
    assert said(player).text == "Press GO."
    assert caption.token == player.state.saying


def test_a_round_in_one_language_speaks_it_where_there_is_a_voice() -> None:
    caption = told(at_ready(starting("pl")))
    assert (caption.line.text, caption.line.language, caption.home) == ("…", "pl", "")
    player = starting("pl")
    at_ready(player)
    assert said(player) == Line("…", language="pl")


def test_without_a_voice_english_is_heard_and_no_word_is_marked() -> None:
    player = at_ready(starting("so"))
    caption = told(player)
    assert caption.line.text == "…"
    assert said(player) == words.PRESS_GO
    assert caption.token == 0
    player.hear()
    assert player.state.saying is None


def test_the_setting_chooses_the_start_and_english_is_what_is_not_offered() -> None:
    assert offering(SetUp(), ALL, "pl").language == "pl"
    assert offering(SetUp(), ALL, "ar-EG").look.is_right_to_left
    assert offering(SetUp(look=Look(is_right_to_left=True)), (), "ar") == SetUp()


def test_by_sound_alone_a_language_needs_a_voice() -> None:
    audio = SetUp(look=Look(telling=Telling.AUDIO))
    assert tongue_of(offering(audio, ALL, "so")) is None
    assert tongue_of(offering(audio, ALL, "pl")) is POLISH


def test_a_recap_that_is_read_out_is_said_in_the_language_of_its_story() -> None:
    decision = CHECK_STORY.decision
    polish = replace(decision, ask=replace(decision.ask, language="pl"))
    beats = tuple(polish if beat == decision else beat for beat in CHECK_STORY.beats)
    story = replace(CHECK_STORY, beats=beats)
    assert voiced(Line(decision.recap[0]), story).language == "pl"
    assert voiced(Line("Stop."), story).language == "en-GB"
    assert voiced(Line(decision.recap[0]), CHECK_STORY).language == "en-GB"


def test_the_round_is_planned_in_the_language_that_was_chosen() -> None:
    player = at_ready(starting("pl"))
    (planned,) = [effect for effect in player.log if isinstance(effect, PlanRound)]
    assert planned.set_up.language == "pl"


def test_the_officer_is_told_where_stories_are_left_in_english() -> None:
    player = starting()
    assert third_page(player).notices == ()
    choose(player, 1)
    assert isinstance(player.screen, SetUpScreen)
    assert player.screen.notices == ("0 of 4 stories are in Polski. The others are in English.",)


def test_what_is_rendered_ahead_is_what_will_be_heard() -> None:
    polish, somali = (starting(language).state.set_up for language in ("pl", "so"))
    assert Line("…", language="pl") in own_lines(polish)
    assert words.PRESS_GO not in own_lines(polish)
    assert [line.english for line in own_lines(somali) if line.language == "so"] == [words.PRESS_GO]
    assert own_lines(SetUp()) == words.lines()


def test_only_a_language_that_is_told_alone_prefers_the_pairs_that_are_whole_in_it() -> None:
    one = story("one", Answer.GO, pair="first")
    other = story("other", Answer.NEVER_GO, pair="first")
    half = story("half", Answer.GO, pair="second")
    lone = story("lone", Answer.NEVER_GO, pair="second")
    stories = (one, other, half, lone)
    entries = tuple(
        Entry(f"{told.id}/{told.start}", line.written, "…")
        for told in (one, other, half)
        for line in told.lines
    )
    polish = replace(POLISH, packs=(Catalogue("pl", "machine", entries),))
    alone = offering(SetUp(), (polish,), "pl")
    assert preferred_pairs(alone, stories) == {"first"}
    assert preferred_pairs(replace(alone, is_bilingual=True), stories) == frozenset()
    assert preferred_pairs(SetUp(), stories) == frozenset()
