"""Who holds which position of what, as the words say it or, failing that, the context."""

from handmade_mentions import read


def test_genitive_before_a_title():
    held = read("summit").held()
    assert ("Aino Lahtela", "president", "Finland") in held
    assert ("Paulo Moreira", "statsminister", "Brasil") in held


def test_apposition_with_and_without_a_name_in_it():
    held = read("apposition").held()
    assert ("Kari Moe", "leder", "Ny Vår") in held
    assert ("Mart Kallas", "ambassadør", "Estland") in held


def test_a_spokesman_belongs_to_a_person():
    assert ("Dmitrij Peskov", "talsmann", "Putin") in read("apposition").held()


def test_a_former_position_keeps_its_modifier_and_is_marked():
    made = read("apposition")
    assert ("Ola Vik", "tidligere oberst", None) in made.held()
    assert [p.former for p in made.positions if p.title == "tidligere oberst"] == [True]


def test_an_attribute_after_the_name_is_the_owner():
    assert ("Eva Lie", "leder", "Industriforbundet") in read("credit").held()


def test_a_minister_with_a_norwegian_party_is_norways():
    assert ("Siri Dal", "næringsminister", "Norge") in read("party").held()


def test_a_chief_executive_without_more_is_of_the_firm_in_question():
    assert ("Turid Alme", "konsernsjef", "Nordvik Marin AS") in read("firm").held()


def test_the_host_of_a_foreign_president_is_not_a_minister_of_that_president():
    assert ("Kari Moe", "utanriksminister", "Frankrike") not in read("nynorsk").held()


def test_nothing_is_said_twice():
    for name in ("summit", "apposition", "variants", "firm"):
        held = [(p.holder, p.title, p.of) for p in read(name).positions]
        assert len(held) == len(set(held))


def test_every_position_points_at_the_words_that_say_it():
    made = read("summit")
    for p in made.positions:
        assert made.doc.article.text[p.evidence.start : p.evidence.end] == p.evidence.text
        assert p.title.split()[-1] in p.evidence.text.lower()
