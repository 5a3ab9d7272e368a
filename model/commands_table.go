package model

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// many bounds the arguments of a verb that takes any number of them.
const many = math.MaxInt

var commands = []Command{
	{"move-duty", "DUTY… UNIT|-", nil, 2, many, func(w words) (Verb, error) {
		n := len(w.args) - 1
		duties, err := w.ids(w.args[:n], DutyKind)
		if err != nil {
			return nil, err
		}
		to, err := w.unit(w.args[n])
		return MoveDuties(to, duties...), err
	}},
	{"move-along", "DUTY… UNIT [--from UNIT]", []string{"from"}, 2, many, func(w words) (Verb, error) {
		n := len(w.args) - 1
		duties, err := w.ids(w.args[:n], DutyKind)
		if err != nil {
			return nil, err
		}
		to, err := w.unit(w.args[n])
		if err != nil {
			return nil, err
		}
		if to == "" {
			return nil, errUsage
		}
		from, err := w.unitFlag("from")
		return MoveAlong(to, from, duties...), err
	}},
	{"place-duty", "DUTY… UNIT|- [--before DUTY]", []string{"before"}, 2, many, func(w words) (Verb, error) {
		n := len(w.args) - 1
		duties, err := w.ids(w.args[:n], DutyKind)
		if err != nil {
			return nil, err
		}
		to, err := w.unit(w.args[n])
		if err != nil {
			return nil, err
		}
		var before ID
		if word, ok := w.flags["before"]; ok {
			r, err := w.record(word, DutyKind)
			if err != nil {
				return nil, err
			}
			before = r.Ref().ID
		}
		return PlaceDuties(to, before, duties...), nil
	}},
	{"add-duty", "UNIT|- TEXT [--for RECORD]", []string{"for"}, 2, many, func(w words) (Verb, error) {
		unit, err := w.unit(w.args[0])
		if err != nil {
			return nil, err
		}
		id := w.Mint(DutyKind)
		verb := AddDuty(id, unit, w.text(strings.Join(w.args[1:], " ")))
		if word, ok := w.flags["for"]; ok {
			serves, err := w.record(word, GoalKind, KPIKind, TaskKind)
			if err != nil {
				return nil, err
			}
			return InOneStep("add-duty", verb, LinkRecords(id, serves.Ref().ID, contributes)), nil
		}
		return verb, nil
	}},
	{"edit-duty", "DUTY field=value…", nil, 2, many, func(w words) (Verb, error) { return w.edit(DutyKind) }},
	{"remove-duty", "DUTY…", nil, 1, many, func(w words) (Verb, error) {
		duties, err := w.ids(w.args, DutyKind)
		return RemoveDuties(duties...), err
	}},
	{"defer-duty", "DUTY…", nil, 1, many, func(w words) (Verb, error) {
		duties, err := w.ids(w.args, DutyKind)
		return SetDutyState(Deferred, duties...), err
	}},
	{"fuse-duties", "DUTY DUTY… [--text TEXT] [--keep DUTY]", []string{"text", "keep"}, 2, many, func(w words) (Verb, error) {
		duties, err := w.ids(w.args, DutyKind)
		if err != nil {
			return nil, err
		}
		if word, ok := w.flags["keep"]; ok {
			r, err := w.record(word, DutyKind)
			if err != nil {
				return nil, err
			}
			return FuseDuties(r.Ref().ID, w.text(w.flags["text"]), duties...), nil
		}
		return FuseDuties(w.Mint(DutyKind), w.text(w.flags["text"]), duties...), nil
	}},
	{"split-duty", "DUTY TEXT TEXT…", nil, 3, many, func(w words) (Verb, error) {
		id, err := w.id(0, DutyKind)
		var parts []Part
		for i, new := range w.mints(DutyKind, len(w.args)-1) {
			parts = append(parts, Part{new, w.text(w.args[i+1])})
		}
		return SplitDuty(id, parts...), err
	}},
	{"add-unit", "NAME [--parent UNIT] [--kind department|team|position]", []string{"parent", "kind"}, 1, many, func(w words) (Verb, error) {
		parent, err := w.unitFlag("parent")
		if err != nil {
			return nil, err
		}
		level := Department
		if parent != "" {
			level = Position
		}
		level, err = w.level(level)
		return AddUnit(w.Mint(UnitKind), parent, level, w.text(strings.Join(w.args, " "))), err
	}},
	{"rename-unit", "UNIT NAME", nil, 2, many, func(w words) (Verb, error) {
		r, err := w.record(w.args[0], UnitKind)
		if err != nil {
			return nil, err
		}
		u := r.(Unit)
		return RenameUnit(u.ID, u.Name.Typed(w.Lang, strings.Join(w.args[1:], " "))), nil
	}},
	{"move-unit", "UNIT PARENT|-", nil, 2, 2, func(w words) (Verb, error) {
		id, err := w.id(0, UnitKind)
		if err != nil {
			return nil, err
		}
		parent, err := w.unit(w.args[1])
		return MoveUnit(id, parent), err
	}},
	{"place-unit", "UNIT PARENT|- [--before UNIT]", []string{"before"}, 2, 2, func(w words) (Verb, error) {
		id, err := w.id(0, UnitKind)
		if err != nil {
			return nil, err
		}
		parent, err := w.unit(w.args[1])
		if err != nil {
			return nil, err
		}
		before, err := w.unitFlag("before")
		return PlaceUnit(id, parent, before), err
	}},
	{"remove-unit", "UNIT [--heir UNIT]", []string{"heir"}, 1, 1, func(w words) (Verb, error) {
		id, err := w.id(0, UnitKind)
		if err != nil {
			return nil, err
		}
		heir, err := w.unitFlag("heir")
		return RemoveUnit(id, heir), err
	}},
	{"merge-units", "NAME UNIT UNIT… [--head NAME] | --into UNIT UNIT…", []string{"head", "into"}, 1, many, func(w words) (Verb, error) {
		if _, ok := w.flags["into"]; ok {
			into, err := w.unitFlag("into")
			if err != nil {
				return nil, err
			}
			if into == "" {
				return nil, errUsage
			}
			units, err := w.ids(w.args, UnitKind)
			return MergeInto(into, units...), err
		}
		units, err := w.ids(w.args[1:], UnitKind)
		return MergeUnits(w.Mint(UnitKind), w.text(w.args[0]), w.text(w.flags["head"]), units...), err
	}},
	{"split-unit", "UNIT NAME=DUTY,DUTY… … [--kind department|team|position]", []string{"kind"}, 2, many, func(w words) (Verb, error) {
		id, err := w.id(0, UnitKind)
		if err != nil {
			return nil, err
		}
		level, err := w.level(Position)
		if err != nil {
			return nil, err
		}
		var parts []UnitPart
		for i, new := range w.mints(UnitKind, len(w.args)-1) {
			name, list, ok := strings.Cut(w.args[i+1], "=")
			if !ok {
				return nil, errUsage
			}
			duties, err := w.ids(strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == '，' }), DutyKind)
			if err != nil {
				return nil, err
			}
			parts = append(parts, UnitPart{new, w.text(name), duties})
		}
		return SplitUnit(id, level, parts...), nil
	}},
	{"set-head", "UNIT NAME", nil, 2, many, func(w words) (Verb, error) {
		r, err := w.record(w.args[0], UnitKind)
		if err != nil {
			return nil, err
		}
		name := strings.Join(w.args[1:], " ")
		if name == "-" {
			return SetHead(r.Ref().ID, Text{}), nil
		}
		head := w.text(name)
		for h := range r.(Unit).FormerHeads.All() { // a former head is known in both languages
			if t := UnpackText(h); t.ZH == name || t.EN == name {
				head = t
			}
		}
		return SetHead(r.Ref().ID, head), nil
	}},
	{"set-fte", "UNIT N", nil, 2, 2, func(w words) (Verb, error) {
		id, err := w.id(0, UnitKind)
		if err != nil {
			return nil, err
		}
		f, _ := FieldOf(UnitKind, "fte")
		n, err := parseNumber(f, w.args[1])
		if err != nil {
			return nil, &InputError{f, w.args[1], err.Error()}
		}
		return SetFTE(id, n), nil
	}},
	{"set-kpi-owner", "KPI UNIT|-", nil, 2, 2, func(w words) (Verb, error) { return w.owner(SetKPIOwner, KPIKind) }},
	{"set-output-owner", "COLLABORATION UNIT|-", nil, 2, 2, func(w words) (Verb, error) {
		return w.owner(SetOutputOwner, CollaborationKind)
	}},
	{"set-integrator", "COLLABORATION UNIT|-", nil, 2, 2, func(w words) (Verb, error) {
		return w.owner(SetIntegrator, CollaborationKind)
	}},
	{"set-control", "UNIT compensating|ring-fenced [--note TEXT]", []string{"note"}, 2, 2, func(w words) (Verb, error) {
		unit, err := w.id(0, UnitKind)
		return SetControl(unit, w.args[1], w.flags["note"]), err
	}},
	{"set-role", "DUTY UNIT A|R|C|I|-", nil, 3, 3, func(w words) (Verb, error) {
		duty, err := w.id(0, DutyKind)
		if err != nil {
			return nil, err
		}
		unit, err := w.id(1, UnitKind)
		role := strings.ToUpper(w.args[2])
		if role == "-" {
			role = ""
		}
		return SetRole(duty, unit, role), err
	}},
	{"lock", "pinned|together|apart DUTY… --why TEXT", []string{"why"}, 2, many, func(w words) (Verb, error) {
		duties, err := w.ids(w.args[1:], DutyKind)
		if err != nil {
			return nil, err
		}
		return LockDuties(w.Mint(LockKind), w.args[0], w.flags["why"], duties...), nil
	}},
	{"unlock", "LOCK", nil, 1, 1, func(w words) (Verb, error) {
		id, err := w.id(0, LockKind)
		return Unlock(id), err
	}},
	{"waive", "KEY --why TEXT", []string{"why"}, 1, 1, func(w words) (Verb, error) {
		if hash, found := w.evidence(w.s, w.args[0]); found {
			return Waive(w.args[0], w.flags["why"], w.Who, hash), nil
		}
		if keys := w.behind(w.args[0]); len(keys) > 0 {
			return AcceptAll(keys, w.flags["why"], w.Who, w.evidence), nil
		}
		return nil, &Refusal{Code: UnknownFinding, Detail: w.args[0]}
	}},
	{"agree", "KEY DUTY UNIT… --why TEXT", []string{"why"}, 3, many, func(w words) (Verb, error) { return w.agree() }},
	{"settle", "DUTY DUTY keep-first|keep-second|fuse|divide|lead|leave [--text TEXT] [--other TEXT] [--why TEXT]", []string{"text", "other", "why"}, 3, 3, func(w words) (Verb, error) { return w.settle() }},
	{"unwaive", "KEY", nil, 1, 1, func(w words) (Verb, error) {
		if keys := w.behind(w.args[0]); len(keys) > 0 {
			return ReturnAll(keys), nil
		}
		return Unwaive(w.args[0]), nil
	}},
	{"set-response", "THEME [--owner NAME] [--due YYYY-MM-DD] [--status open|in-progress|done|accepted] [--answer TEXT]", responseFlags, 1, 1,
		func(w words) (Verb, error) { return w.response() }},
	{"clear-response", "THEME", nil, 1, 1, func(w words) (Verb, error) { return ClearResponse(w.args[0]), nil }},
	{"set-decision-right", "RIGHT UNIT proposes,reviews,approves,informed|-", nil, 3, 3, func(w words) (Verb, error) {
		right, err := w.id(0, DecisionRightKind)
		if err != nil {
			return nil, err
		}
		unit, err := w.id(1, UnitKind)
		var parts []RightPart
		for word := range strings.FieldsFuncSeq(w.args[2], func(r rune) bool { return strings.ContainsRune(",，、 ", r) }) {
			if word != "-" && !slices.Contains(RightParts(), RightPart(word)) {
				return nil, errUsage
			}
			if word != "-" {
				parts = append(parts, RightPart(word))
			}
		}
		return SetDecisionRight(right, unit, parts...), err
	}},
	{"hand-decision-right", "RIGHT UNIT UNIT", nil, 3, 3, func(w words) (Verb, error) {
		right, err := w.id(0, DecisionRightKind)
		if err != nil {
			return nil, err
		}
		units, err := w.ids(w.args[1:], UnitKind)
		if err != nil {
			return nil, err
		}
		return HandDecisionRight(right, units[0], units[1]), nil
	}},
	{"comment", "ID|- TEXT", nil, 2, many, func(w words) (Verb, error) {
		about, err := w.about(w.args[0])
		return AddComment(w.Mint(CommentKind), about, strings.Join(w.args[1:], " "), w.Who, w.Day), err
	}},
	{"answer-comment", "COMMENT TEXT|-", nil, 2, many, func(w words) (Verb, error) {
		id, err := w.id(0, CommentKind)
		answer := strings.Join(w.args[1:], " ")
		if answer == "-" {
			answer = ""
		}
		return AnswerComment(id, answer, w.Who, w.Day), err
	}},
	{"decide", "ID|- TEXT [--vote approved|conditional|rejected|postponed] [--for N] [--against N] [--abstain N] [--note TEXT] [--owner NAME] [--due YYYY-MM-DD]",
		resolutionFlags, 2, many, func(w words) (Verb, error) { return w.resolution() }},
	{"link", "FROM TO STRENGTH", nil, 3, 3, func(w words) (Verb, error) {
		from, to, err := w.ends()
		if err != nil {
			return nil, err
		}
		n, err := strconv.Atoi(w.args[2])
		if err != nil {
			f, _ := FieldOf(LinkKind, "strength")
			return nil, &InputError{f, w.args[2], "not a number"}
		}
		return LinkRecords(from, to, n), nil
	}},
	{"unlink", "FROM TO", nil, 2, 2, func(w words) (Verb, error) {
		from, to, err := w.ends()
		return Unlink(from, to), err
	}},
	{"add-handoff", "DUTY DUTY OBJECT", nil, 3, many, func(w words) (Verb, error) {
		ends, err := w.ids(w.args[:2], DutyKind)
		if err != nil {
			return nil, err
		}
		return AddHandoff(w.Mint(HandoffKind), ends[0], ends[1], w.text(strings.Join(w.args[2:], " "))), nil
	}},
	{"add", "goal|task|kpi|tool|channel|collaboration|decision-right TEXT [field=value…]", nil, 2, many, func(w words) (Verb, error) { return w.add() }},
	{"edit", "ID field=value…", nil, 2, many, func(w words) (Verb, error) { return w.edit(Kinds()...) }},
	{"remove", "ID", nil, 1, 1, func(w words) (Verb, error) {
		r, err := w.record(w.args[0], Kinds()...)
		if err != nil {
			return nil, err
		}
		return RemoveRecord(r.Ref()), nil
	}},
}
