"""Which account of the book each account of a list is.

A row and an account are the same one by their registration number, else by name and city. Finer:

- One number may stand for several accounts (two chains of one firm): where the file or the book has a
  number more than once, the name decides among them. Two different numbers are never the same account.
- A name with an empty city is the same as that name in a city only if there is one such account and no
  other row of the file claims it; that it was taken so is said.
- What is only likely the same (`duplicates.Names.twins`: legal form, the other alphabet, letters that look
  alike, one phone or e-mail) is in doubt: neither one nor two until somebody says so. What was said is remembered.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from kamtui.domain.accounts.duplicates import Names, with_city
from kamtui.domain.accounts.importing.doubts import Doubts
from kamtui.domain.accounts.importing.group import Group, bare_name, join, put_together
from kamtui.domain.accounts.importing.known import Known
from kamtui.domain.accounts.importing.said import NoSuchAccount, Said
from kamtui.domain.accounts.keys import customer_key, number_key
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.planning import Planning
from kamtui.domain.text.language import _

# Which account of the book each is


def matched(
    groups: list[Group], known: Known, said: Said, headers: Mapping[str, str], planning: Planning
) -> list[Group]:
    """The groups with the account that each is, or with what it may be; those that are one put together.

    Raises NoSuchAccount for what was said of a name.
    """
    groups = _as_said(groups, known, said)
    _match(groups, known)
    _as_remembered(groups, known, said)
    groups = _each_account_once(groups)
    for group in groups:
        put_together(group, headers)
    return _with_doubts(groups, known, said, headers, planning)


def _as_said(groups: list[Group], known: Known, said: Said) -> list[Group]:
    """Carry out what was said of names now: the groups, without those that were put to another one."""
    by_name: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        by_name[name_key(group.entry.name)].append(group)
    into: dict[int, Group] = {}
    for match in said.matches:
        account = match.account
        ids = known.named(account)
        alike = by_name.get(name_key(account)) or _told_apart(groups, account)
        names = [known.accounts[account_id].name for account_id in ids] or [
            other.entry.name for other in alike
        ]
        for group in by_name.get(name_key(match.name), ()):
            if _is_another_namesake(group, account, names):
                continue
            others = [other for other in alike if other is not group]
            if len(ids) > 1 or (not ids and len(others) > 1):
                raise NoSuchAccount(match, are_several=True, may_be_in_list=True)
            if ids:
                group.account_id, group.is_by_hand = ids[0], True
            elif others:
                into[id(group)] = others[0]
            else:
                raise NoSuchAccount(match, are_several=False, may_be_in_list=True)
    return _put_into(groups, into)


def _is_another_namesake(group: Group, account: str, names: Iterable[str]) -> bool:
    """Whether a group is not meant, though it has the name of which something was said.

    Where the account that is told in other words (by number or city) has that name too, only the group is meant
    that says neither number nor city.
    """
    key = name_key(group.entry.name)
    return (
        name_key(account) != key
        and bool(group.number or group.city)
        and any(name_key(name) == key for name in names)
    )


def _put_into(groups: Iterable[Group], into: Mapping[int, Group]) -> list[Group]:
    """The groups that remain once each has gone into the one that `into` says by its `id`, over others too."""
    kept = []
    for group in groups:
        target, seen = group, {id(group)}
        while (following := into.get(id(target))) is not None and id(following) not in seen:
            target = following
            seen.add(id(target))
        if target is group:
            kept.append(group)
        else:
            join(target, group)
    return kept


def _told_apart(groups: Sequence[Group], account: str) -> list[Group]:
    """The accounts of a list with a registration number, else with a name and city ("Alfa (Varna)")."""
    number, key = number_key(account), name_key(account)
    return [group for group in groups if group.number and group.number == number] or [
        group for group in groups if name_key(with_city(group.entry.name, group.entry.city)) == key
    ]


def _as_remembered(groups: Sequence[Group], known: Known, said: Said) -> None:
    """What was said before of names that the book does not have itself."""
    added = {name_key(name) for name in said.add}
    for group in groups:
        account_id = known.remembered.get(customer_key(group.entry.name))
        if account_id is not None and group.account_id == account_id:
            # The number tells it by now; its name is another one of the account all the same.
            group.is_by_hand = True
        if (
            group.account_id is None
            and account_id is not None
            and account_id in known.accounts
            and name_key(group.entry.name) not in added
            and not _numbers_differ(group, known, account_id)
        ):
            group.account_id, group.is_by_hand = account_id, True


def _numbers_differ(group: Group, known: Known, account_id: int) -> bool:
    number = known.number(account_id)
    return bool(group.number and number and group.number != number)


def _each_account_once(groups: list[Group]) -> list[Group]:
    """The groups with those put together that are the same account by what was said of them."""
    first: dict[int, Group] = {}
    kept = []
    for group in sorted(groups, key=lambda group: group.is_by_hand):
        other = first.get(group.account_id) if group.account_id is not None else None
        if other is not None:
            join(other, group)
            continue
        kept.append(group)
        if group.account_id is not None:
            first[group.account_id] = group
    return sorted(kept, key=lambda group: group.line)


def _match(groups: Sequence[Group], known: Known) -> None:
    """Find for each group the account of the book that it surely is; each of the book's at most once."""
    claimed: set[int] = set()  # not those said by hand: of them several rows may be one account
    _match_by_number_and_name(groups, known, claimed)
    _match_by_number(groups, known, claimed)
    # The name and the city; then the name where one of the cities is not known; then the legal name.
    for find in (_by_name_and_city, _by_name, _by_legal_name):
        for group in groups:
            if group.account_id is None and (account_id := find(group, known, claimed)):
                _claim(group, account_id, claimed)


def _claim(group: Group, account_id: int, claimed: set[int]) -> None:
    group.account_id = account_id
    claimed.add(account_id)


def _match_by_number_and_name(groups: Iterable[Group], known: Known, claimed: set[int]) -> None:
    """Of several accounts of one number and name, that of the very name and of the city comes first."""
    for group in groups:
        if group.account_id is not None or not group.number:
            continue
        bare = bare_name(group.entry.name)
        ranked: list[tuple[tuple[bool, bool], int, int]] = []
        for account_id in _free(known.by_number.get(group.number, ()), claimed):
            account = known.accounts[account_id]
            if bare in (bare_name(account.name), bare_name(account.legal_name)):
                rank = (bare_name(account.name) != bare, known.city(account_id) != group.city)
                ranked.append((rank, len(ranked), account_id))
        if ranked:
            _rank, _place, account_id = min(ranked)
            _claim(group, account_id, claimed)


def _match_by_number(groups: Iterable[Group], known: Known, claimed: set[int]) -> None:
    """The number under another name is the account where one group and one account have it."""
    by_number: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.account_id is None and group.number:
            by_number[group.number].append(group)
    for number, of_number in by_number.items():
        free = _free(known.by_number.get(number, ()), claimed)
        if len(of_number) == len(free) == 1:
            _claim(of_number[0], free[0], claimed)
        elif known.by_number.get(number):
            for group in of_number:
                group.remarks.append(_("the number is also that of another account"))


def _free(ids: Iterable[int], claimed: Collection[int]) -> list[int]:
    return [account_id for account_id in ids if account_id not in claimed]


def _candidates(group: Group, ids: Iterable[int], known: Known, claimed: Collection[int]) -> list[int]:
    """Those not taken yet whose number is not another one."""
    return [account_id for account_id in _free(ids, claimed) if not _numbers_differ(group, known, account_id)]


def _by_name_and_city(group: Group, known: Known, claimed: Collection[int]) -> int | None:
    of_name = known.by_name.get(name_key(group.entry.name), ())
    candidates = [
        account_id
        for account_id in _candidates(group, of_name, known, claimed)
        if known.city(account_id) == group.city
    ]
    without_number = [account_id for account_id in candidates if not known.number(account_id) or group.number]
    if without_number:
        return without_number[0]
    return candidates[0] if len(candidates) == 1 else None


def _by_name(group: Group, known: Known, claimed: Collection[int]) -> int | None:
    of_name = known.by_name.get(name_key(group.entry.name), ())
    candidates = [
        account_id
        for account_id in _candidates(group, of_name, known, claimed)
        if not (known.city(account_id) and group.city)
    ]
    if len(candidates) != 1:
        return None
    if known.city(candidates[0]) != group.city:
        group.remarks.append(_("the city is known of one only: taken as the account of that name"))
    return candidates[0]


def _by_legal_name(group: Group, known: Known, claimed: Collection[int]) -> int | None:
    of_name = known.by_legal_name.get(name_key(group.entry.name), ())
    candidates = [
        account_id
        for account_id in _candidates(group, of_name, known, claimed)
        if not (known.city(account_id) and group.city and known.city(account_id) != group.city)
    ]
    if len(candidates) != 1:
        return None
    text = _("taken as {name}, whose legal name it is")
    group.remarks.append(text.format(name=known.accounts[candidates[0]].name))
    return candidates[0]


# What is in doubt


def _with_doubts(
    groups: list[Group], known: Known, said: Said, headers: Mapping[str, str], planning: Planning
) -> list[Group]:
    """The groups, those that are likely one of the book's or of an earlier line's with what they may be."""
    added = {name_key(name) for name in said.add}
    if said.take_likely:
        return _likely_taken(groups, known, added, headers, planning)
    planning.once("doubts", Doubts).tell(groups, known, added, planning)
    return groups


def _likely_taken(
    groups: list[Group], known: Known, added: Collection[str], headers: Mapping[str, str], planning: Planning
) -> list[Group]:
    """The groups, each that is likely another put to it."""
    names = Names(known.records(groups))
    kept: list[Group] = []
    for group in groups:
        planning.look(is_new=False)
        if group.account_id is None:
            is_added = name_key(group.entry.name) in added
            alike = [] if is_added else names.twins(group.as_known(group.listed_id))
            if alike:
                group = _joined_to(alike[0].known.record_id, group, kept, headers)
                if group not in kept:
                    kept.append(group)
                continue
            names.add(group.as_known(group.listed_id))
        kept.append(group)
    return kept


def _joined_to(record_id: int, group: Group, kept: list[Group], headers: Mapping[str, str]) -> Group:
    """A group that was taken for the likeliest: as the account of the book, or with the rows of that of the list."""
    target = next((other for other in kept if record_id in (other.account_id, other.listed_id)), None)
    if target is None:
        group.account_id, group.is_by_hand = record_id, True
        return group
    join(target, group)
    put_together(target, headers)
    return target
