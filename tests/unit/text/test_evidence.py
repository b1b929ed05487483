from wirehouse.text.evidence import announces_list, is_sign_off, reads_on


def test_sign_offs() -> None:
    assert is_sign_off("Reporting by Jane Doe in Lisbon; Editing by John Roe")
    assert not is_sign_off("Reporting on boats is hard.")


def test_announcements_of_lists() -> None:
    assert announces_list("See the full list of boats below:")
    assert not announces_list("Contact the harbour:")


def test_a_line_in_which_a_sentence_ends_is_no_heading() -> None:
    assert reads_on("Open from March. Tickets at the harbour")
    assert not reads_on("Mr. Alder and the Boats")
