package model

import "testing"

type mergeRow struct {
	sentence     string
	ours, theirs verbs
	conflicts    []string
	won, lost    map[string]string // what is so when Ours wins and when Theirs does; lost nil = as won
}

func checkMergeRows(t *testing.T, base func(reporter) Scenario, rows []mergeRow) {
	t.Helper()
	for _, row := range rows {
		t.Run(row.sentence, func(t *testing.T) {
			checkMergeRow(t, base(t), row.ours, row.theirs, row.conflicts, row.won, row.lost)
		})
	}
}

func TestNothingRefersToWhatTheOtherSideRemoved(t *testing.T) {
	checkMergeRows(t, world, []mergeRow{
		{"a duty moved into a unit that is removed there", verbs{MoveDuties("P1", "d1")}, verbs{RemoveUnit("P1", "")},
			[]string{"removed unit:P1 by theirs: duty:d1"},
			map[string]string{"duty:d1 unit": "P1", "unit:P1 parent": "MD", "duty:d6 unit": "P1"},
			map[string]string{"duty:d1 unit": "", "unit:P1": "", "duty:d6 unit": ""}},
		{"a unit removed here, a duty moved into it there", verbs{RemoveUnit("P1", "")}, verbs{MoveDuties("P1", "d1")},
			[]string{"removed unit:P1 by ours: duty:d1"},
			map[string]string{"duty:d1 unit": "", "unit:P1": ""},
			map[string]string{"duty:d1 unit": "P1", "unit:P1 parent": "MD", "duty:d6 unit": "P1"}},
		{"a duty added to a unit that is merged there: goes along", verbs{AddDuty("n", "EC", zhEn("新", ""))}, verbs{MergeUnits("DM", zhEn("数", ""), Text{}, "EC", "MD")},
			[]string{"removed unit:EC by theirs: duty:n"},
			map[string]string{"duty:n unit": "EC", "unit:EC parent": "CO", "duty:d1 unit": "EC", "duty:d4 unit": "DM"},
			map[string]string{"duty:n unit": "DM", "unit:EC": "", "duty:d1 unit": "DM", "duty:d4 unit": "DM"}},
		{"a unit removed for an heir, a duty added there: goes to the heir", verbs{RemoveUnit("P1", "EC")}, verbs{AddDuty("n", "P1", zhEn("新", ""))},
			[]string{"removed unit:P1 by ours: duty:n"},
			map[string]string{"duty:n unit": "EC", "unit:P1": ""}, map[string]string{"duty:n unit": "P1", "duty:d6 unit": "P1"}},
		{"moved within what is merged: one conflict, about the unit", verbs{MergeUnits("DM", zhEn("数", ""), Text{}, "EC", "MD")}, verbs{MoveDuties("EC", "d4", "d5")},
			[]string{"removed unit:EC by ours: duty:d4 duty:d5"},
			map[string]string{"duty:d4 unit": "DM", "duty:d5 unit": "DM", "unit:EC": "", "unit:MD": ""},
			map[string]string{"duty:d4 unit": "EC", "duty:d5 unit": "EC", "unit:EC parent": "CO", "unit:MD": "", "duty:d1 unit": "EC", "goal:g1 unit": "EC"}},
		{"a team added below a unit that is removed: goes up", verbs{AddUnit("t", "MD", Team, zhEn("直播组", ""))}, verbs{RemoveUnit("MD", "")},
			[]string{"removed unit:MD by theirs: unit:t"},
			map[string]string{"unit:t parent": "MD", "unit:MD parent": "CO", "unit:P1 parent": "MD", "duty:d4 unit": "MD", "duty:d6 unit": "P1"},
			map[string]string{"unit:t parent": "CO", "unit:MD": "", "unit:P1": "", "duty:d6 unit": ""}},
		{"a position kept whose department is gone: goes up", verbs{SetHead("P1", zhEn("张三", ""))}, verbs{RemoveUnit("MD", "")},
			[]string{"removed unit:P1 by theirs"},
			map[string]string{"unit:P1 parent": "CO", "unit:MD": "", "duty:d6 unit": "P1"}, map[string]string{"unit:P1": "", "unit:MD": ""}},
		{"a link added to a duty that is removed there", verbs{LinkRecords("d5", "g2", 3)}, verbs{RemoveDuties("d5")},
			[]string{"removed duty:d5 by theirs: link:d5>g2"},
			map[string]string{"duty:d5 unit": "MD", "link:d5>g2 strength": "3", "role:d5@X role": "I"}, map[string]string{"duty:d5": "", "link:d5>g2": "", "role:d5@X": ""}},
		{"a duty removed here, a link added to it there", verbs{RemoveDuties("d5")}, verbs{LinkRecords("d5", "g2", 3)},
			[]string{"removed duty:d5 by ours: link:d5>g2"},
			map[string]string{"duty:d5": "", "link:d5>g2": ""}, map[string]string{"duty:d5 unit": "MD", "link:d5>g2 strength": "3"}},
		{"a link added to a duty that is fused there: goes along", verbs{LinkRecords("d5", "g2", 3)}, verbs{FuseDuties("n", zhEn("合", ""), "d4", "d5")},
			[]string{"removed duty:d5 by theirs: link:d5>g2"},
			map[string]string{"duty:d5 unit": "MD", "link:d5>g2 strength": "3", "duty:n origin": "d4"}, map[string]string{"duty:d5": "", "link:n>g2 strength": "3"}},
		{"a goal removed, a link added to it", verbs{RemoveRecord(Ref{GoalKind, "g2"})}, verbs{LinkRecords("d5", "g2", 3)},
			[]string{"removed goal:g2 by ours: link:d5>g2"},
			map[string]string{"goal:g2": "", "link:d5>g2": "", "link:k1>g2": ""}, map[string]string{"goal:g2 unit": "MD", "link:d5>g2 strength": "3", "link:k1>g2 strength": "3"}},
		{"a hand-off to a duty that is removed", verbs{AddHandoff("hn", "d2", "d5", zhEn("物", ""))}, verbs{RemoveDuties("d5")},
			[]string{"removed duty:d5 by theirs: handoff:hn"}, map[string]string{"handoff:hn to": "d5"}, map[string]string{"handoff:hn": "", "duty:d5": ""}},
		{"a hand-off between two duties that are fused: inner work", verbs{AddHandoff("hn", "d4", "d5", zhEn("物", ""))}, verbs{FuseDuties("n", zhEn("合", ""), "d4", "d5")},
			[]string{"removed duty:d4 by theirs: handoff:hn", "removed duty:d5 by theirs: handoff:hn"},
			map[string]string{"handoff:hn to": "d5"}, map[string]string{"handoff:hn": "", "duty:n origin": "d4\nd5"}},
		{"a KPI given to a unit that is removed", verbs{SetKPIOwner("k1", "EC")}, verbs{RemoveUnit("EC", "")},
			[]string{"removed unit:EC by theirs: kpi:k1"}, map[string]string{"kpi:k1 unit": "EC", "duty:d1 unit": "EC"}, map[string]string{"kpi:k1 unit": "", "duty:d1 unit": ""}},
		{"a role of a unit that is merged: goes along", verbs{SetRole("d7", "MD", "A")}, verbs{MergeUnits("DM", zhEn("数", ""), Text{}, "EC", "MD")},
			[]string{"removed unit:MD by theirs: role:d7@MD"}, map[string]string{"role:d7@MD role": "A"}, map[string]string{"role:d7@DM role": "A", "role:d7@MD": ""}},
		{"a control on a unit that is removed", verbs{SetControl("EC", "compensating", "复核")}, verbs{RemoveUnit("EC", "")},
			[]string{"removed unit:EC by theirs: control:EC~compensating"}, map[string]string{"control:EC~compensating note": "复核"}, map[string]string{"control:EC~compensating": "", "unit:EC": ""}},
		{"a collaboration removed, a hand-off put into it", verbs{RemoveRecord(Ref{CollaborationKind, "c1"})}, verbs{edit(HandoffKind, "h3", "collaboration", "c1")},
			[]string{"removed collaboration:c1 by ours: handoff:h3"}, map[string]string{"handoff:h3 collaboration": "", "collaboration:c1": ""},
			map[string]string{"handoff:h3 collaboration": "c1", "handoff:h1 collaboration": "c1"}},
		{"a finding accepted about a duty that is removed: nothing to accept", verbs{Waive("GP-01|d5", "因", "", "h")}, verbs{RemoveDuties("d5")}, nil,
			map[string]string{"duty:d5": "", "waiver:" + string(WaiverID("GP-01|d5")): ""}, nil},
		{"both merge the same departments under one name: one department, one question",
			verbs{MergeUnits("DA", zhEn("数字营销部", ""), Text{}, "EC", "MD")}, verbs{MergeUnits("DB", zhEn("数字营销部", ""), Text{}, "EC", "MD"), AddDuty("n", "DB", zhEn("新", ""))},
			[]string{"twins unit:DA: - / DA / DB: unit:DB"},
			map[string]string{"unit:DA origin": "DB\nEC\nMD", "unit:DB": "", "duty:d1 unit": "DA", "duty:n unit": "DA", "goal:g1 unit": "DA"},
			map[string]string{"unit:DB origin": "DA\nEC\nMD", "unit:DA": "", "duty:d1 unit": "DB", "duty:n unit": "DB", "goal:g1 unit": "DB"}},
		{"both merge the same departments under two names: one department, one question",
			verbs{MergeUnits("DA", zhEn("数字营销部", ""), zhEn("张三", ""), "EC", "MD")}, verbs{MergeUnits("DB", zhEn("增长部", ""), Text{}, "MD", "EC")},
			[]string{"twins unit:DA: - / DA / DB: unit:DB"},
			map[string]string{"unit:DA name.zh": "数字营销部", "unit:DB": "", "duty:d1 unit": "DA", "unit:DA head.zh": "张三"},
			map[string]string{"unit:DB name.zh": "增长部", "unit:DA": "", "duty:d1 unit": "DB", "unit:DB head.zh": "张三"}},
		{"both fuse the same duties: one duty, one question", verbs{FuseDuties("na", zhEn("甲", ""), "d4", "d5"), SetDutyState(Deferred, "na")}, verbs{FuseDuties("nb", zhEn("乙", ""), "d5", "d4"), LinkRecords("nb", "g2", 3)},
			[]string{"twins duty:na: - / na / nb: duty:nb"},
			map[string]string{"duty:na text.zh": "甲", "duty:na state": "deferred", "duty:nb": "", "link:na>g2 strength": "3", "link:na>k1 strength": "2", "handoff:h1 to": "na"},
			map[string]string{"duty:nb text.zh": "乙", "duty:nb state": "deferred", "duty:na": "", "link:nb>g2 strength": "3", "handoff:h1 to": "nb"}},
		{"merged here, both used there: they are back, and what they became is gone", verbs{MergeUnits("DM", zhEn("数", ""), Text{}, "EC", "MD")}, verbs{AddDuty("n", "EC", zhEn("新", "")), SetHead("MD", zhEn("张三", ""))},
			[]string{"removed unit:EC by ours: duty:n", "removed unit:MD by ours"},
			map[string]string{"unit:DM parent": "CO", "duty:n unit": "DM"}, map[string]string{"unit:DM": "", "unit:EC parent": "CO", "unit:MD parent": "CO", "unit:P1 parent": "MD", "goal:g1 unit": "EC"}},
		{"a duty split here and reworded there: it is whole again", verbs{SplitDuty("d2", Part{"p1", zhEn("一", "")}, Part{"p2", zhEn("二", "")})}, verbs{edit(DutyKind, "d2", "criticality", "3")},
			[]string{"removed duty:d2 by ours"}, map[string]string{"duty:d2": "", "duty:p1 unit": "EC", "link:p2>g1 strength": "3"},
			map[string]string{"duty:d2 criticality": "3", "duty:p1": "", "duty:p2": "", "link:p2>g1": "", "link:d2>g1 strength": "3", "handoff:h3 from": "d2"}},
		{"a department split here, a duty added to it there: it is whole again",
			verbs{SplitUnit("EC", Department, UnitPart{"s1", zhEn("甲部", ""), []ID{"d1", "d2"}}, UnitPart{"s2", zhEn("乙部", ""), []ID{"d3"}})}, verbs{AddDuty("n", "EC", zhEn("新", ""))},
			[]string{"removed unit:EC by ours: duty:n"}, map[string]string{"unit:EC": "", "duty:n unit": "s1"},
			map[string]string{"unit:EC parent": "CO", "duty:d1 unit": "EC", "duty:d3 unit": "EC", "duty:n unit": "EC", "unit:s1": "", "unit:s2": ""}},
	})
}

func TestTwoSidesPutTogetherAreAsSoundAsEach(t *testing.T) {
	base := func(t reporter) Scenario {
		return with(t, world(t), Unit{ID: "T1", Parent: "EC", Level: Team, Name: zhEn("直播组", "Live"), Rank: 1}, lock("apart", "d1", "d5"))
	}
	checkMergeRows(t, base, []mergeRow{
		{"two moves that close a cycle", verbs{MoveUnit("EC", "MD")}, verbs{MoveUnit("MD", "EC")},
			[]string{"cycle unit:EC parent: unit:MD"},
			map[string]string{"unit:EC parent": "MD", "unit:MD parent": "CO"}, map[string]string{"unit:EC parent": "CO", "unit:MD parent": "EC"}},
		{"two moves that close a cycle over three", verbs{MoveUnit("T1", "P1")}, verbs{MoveUnit("MD", "T1")},
			[]string{"cycle unit:MD parent: unit:P1 unit:T1"},
			map[string]string{"unit:T1 parent": "P1", "unit:MD parent": "CO"}, map[string]string{"unit:T1 parent": "EC", "unit:MD parent": "T1"}},
		{"two moves below each other that close none", verbs{MoveUnit("T1", "MD")}, verbs{MoveUnit("MD", "EC")}, nil,
			map[string]string{"unit:T1 parent": "MD", "unit:MD parent": "EC"}, nil},
		{"both move a unit alike", verbs{MoveUnit("T1", "MD")}, verbs{MoveUnit("T1", "MD")}, nil, map[string]string{"unit:T1 parent": "MD"}, nil},
		{"both move a unit differently", verbs{MoveUnit("T1", "MD")}, verbs{MoveUnit("T1", "CO")},
			[]string{"cell unit:T1 parent: EC / MD / CO"}, map[string]string{"unit:T1 parent": "MD"}, map[string]string{"unit:T1 parent": "CO"}},

		{"two units renamed to one name", verbs{RenameUnit("EC", zhEn("数字部", ""))}, verbs{RenameUnit("MD", zhEn("数字部", ""))},
			[]string{"name unit:EC: unit:MD"},
			map[string]string{"unit:EC name.zh": "数字部", "unit:MD name.zh": "媒体部"}, map[string]string{"unit:EC name.zh": "电商部", "unit:MD name.zh": "数字部"}},
		{"a unit added with the name that another gets", verbs{RenameUnit("EC", zhEn("数字部", "Digital"))}, verbs{AddUnit("n", "CO", Department, zhEn("数字部", ""))},
			[]string{"name unit:EC: unit:n"},
			map[string]string{"unit:EC name.zh": "数字部", "unit:n name.zh": "数字部 2"}, map[string]string{"unit:EC name.zh": "电商部", "unit:n name.zh": "数字部"}},
		{"a unit moved to where another of its name arrives", verbs{MoveUnit("T1", "CO")}, verbs{AddUnit("n", "CO", Team, zhEn("直播组", ""))},
			[]string{"name unit:T1: unit:n"},
			map[string]string{"unit:T1 parent": "CO", "unit:n name.zh": "直播组 2"}, map[string]string{"unit:T1 parent": "EC", "unit:n name.zh": "直播组"}},
		{"one name in two places: both", verbs{AddUnit("n", "EC", Team, zhEn("数据组", ""))}, verbs{AddUnit("m", "MD", Team, zhEn("数据组", ""))}, nil,
			map[string]string{"unit:n parent": "EC", "unit:m parent": "MD"}, nil},
		{"both add a unit of one name with teams of one name in it: each pair is one",
			verbs{AddUnit("n", "CO", Department, zhEn("数据部", "")), AddUnit("n1", "n", Team, zhEn("甲组", "")), MoveDuties("n1", "d1")},
			verbs{AddUnit("m", "CO", Department, zhEn("数据部", "")), AddUnit("m1", "m", Team, zhEn("甲组", "")), MoveDuties("m1", "d1", "d2")},
			[]string{"twins unit:m: - / n / m: unit:n", "twins unit:m1: - / n1 / m1: unit:n1"},
			map[string]string{"unit:m": "", "unit:m1": "", "unit:n1 parent": "n", "duty:d1 unit": "n1", "duty:d2 unit": "n1"},
			map[string]string{"unit:n": "", "unit:n1": "", "unit:m1 parent": "m", "duty:d1 unit": "m1", "duty:d2 unit": "m1"}},

		{"duties locked apart meet in a third place", verbs{MoveDuties("P1", "d1")}, verbs{MoveDuties("P1", "d5")},
			[]string{"lock lock:L: duty:d1 duty:d5"},
			map[string]string{"duty:d1 unit": "P1", "duty:d5 unit": "MD", "lock:L type": "apart"}, map[string]string{"duty:d1 unit": "EC", "duty:d5 unit": "P1", "lock:L type": "apart"}},
		{"a duty pinned here and moved there", verbs{LockDuties("P", "pinned", "因", "d2")}, verbs{MoveDuties("MD", "d2")},
			[]string{"lock lock:P: duty:d2"}, map[string]string{"duty:d2 unit": "EC", "lock:P type": "pinned"}, map[string]string{"duty:d2 unit": "MD", "lock:P": ""}},
		{"duties locked together here, one moved there", verbs{LockDuties("P", "together", "因", "d2", "d3")}, verbs{MoveDuties("MD", "d3")},
			[]string{"lock lock:P: duty:d2 duty:d3"}, map[string]string{"duty:d3 unit": "EC", "lock:P type": "together"}, map[string]string{"duty:d3 unit": "MD", "lock:P": ""}},
		{"a duty pinned here whose unit is removed there: the lock brings the unit back", verbs{LockDuties("P", "pinned", "因", "d6")}, verbs{RemoveUnit("P1", "")},
			[]string{"lock lock:P: duty:d6"}, map[string]string{"duty:d6 unit": "P1", "unit:P1 parent": "MD"}, map[string]string{"duty:d6 unit": "", "unit:P1": "", "lock:P": ""}},
		{"unlocked here, moved there: no lock to break", verbs{Unlock("L"), MoveDuties("P1", "d1")}, verbs{MoveDuties("P1", "d5")}, nil,
			map[string]string{"duty:d1 unit": "P1", "duty:d5 unit": "P1", "lock:L": ""}, nil},

		{"a duty moved into a unit that becomes an external party", verbs{AddUnit("n", "CO", Team, zhEn("组", "")), MoveDuties("T1", "d1")}, verbs{edit(UnitKind, "T1", "kind", "external")},
			[]string{"external duty:d1 unit: unit:T1"}, map[string]string{"duty:d1 unit": "T1", "unit:T1 kind": "team"}, map[string]string{"duty:d1 unit": "EC", "unit:T1 kind": "external"}},
		{"a duty added to a unit that becomes an external party", verbs{AddDuty("n", "T1", zhEn("新", ""))}, verbs{edit(UnitKind, "T1", "kind", "external")},
			[]string{"external duty:n unit: unit:T1"}, map[string]string{"duty:n unit": "T1", "unit:T1 kind": "team"}, map[string]string{"duty:n unit": "", "unit:T1 kind": "external"}},
		{"a unit moved below one that becomes an external party", verbs{MoveUnit("P1", "T1")}, verbs{edit(UnitKind, "T1", "kind", "external")},
			[]string{"external unit:P1 parent: unit:T1"}, map[string]string{"unit:P1 parent": "T1", "unit:T1 kind": "team"}, map[string]string{"unit:P1 parent": "MD", "unit:T1 kind": "external"}},
		{"each takes one language of a name away", verbs{edit(GoalKind, "g1", "text.zh", "")}, verbs{edit(GoalKind, "g1", "text.en", "")},
			[]string{"unsound goal:g1"}, map[string]string{"goal:g1 text.en": "Raise sales", "goal:g1 text.zh": ""}, map[string]string{"goal:g1 text.zh": "提升销售额", "goal:g1 text.en": ""}},
		{"a hand-off between the same duty", verbs{edit(HandoffKind, "h1", "from", "d2")}, verbs{edit(HandoffKind, "h1", "to", "d2")},
			[]string{"unsound handoff:h1"}, map[string]string{"handoff:h1 from": "d2", "handoff:h1 to": "d4"}, map[string]string{"handoff:h1 from": "d1", "handoff:h1 to": "d2"}},
		{"a lock is left with one duty: it ends", verbs{edit(LockKind, "L", "duties", "d1,d2")}, verbs{edit(LockKind, "L", "duties", "d5,d2")}, nil,
			map[string]string{"lock:L": ""}, nil},
	})
}

func TestCellsThatFollowFromOthersAskNothing(t *testing.T) {
	checkMergeRows(t, world, []mergeRow{
		{"both order a duty anew: the higher place", verbs{PlaceDuties("EC", "d1", "d3")}, verbs{PlaceDuties("EC", "d2", "d3")}, nil, map[string]string{"duty:d3 rank": "-1014"}, nil},
		{"moved here, ordered anew there: the place is in the new unit", verbs{MoveDuties("MD", "d3")}, verbs{PlaceDuties("EC", "d1", "d3")}, nil,
			map[string]string{"duty:d3 unit": "MD", "duty:d3 rank": "1044"}, nil},
		{"both put a duty at the end of one unit: both are there", verbs{MoveDuties("MD", "d1")}, verbs{MoveDuties("MD", "d2")}, nil,
			map[string]string{"duty:d1 rank": "1044", "duty:d2 rank": "1044"}, nil},
		{"Chinese rewritten here, English there: English waits", verbs{edit(DutyKind, "d1", "text.zh", "运营平台")}, verbs{edit(DutyKind, "d1", "text.en", "Platform operations")}, nil,
			map[string]string{"duty:d1 text.zh": "运营平台", "duty:d1 text.en": "Platform operations", "duty:d1 text.stale": "en", "duty:d1 title.zh": "运营平台"}, nil},
		{"Chinese rewritten by both: one question, and English waits", verbs{edit(GoalKind, "g1", "text.zh", "甲")}, verbs{edit(GoalKind, "g1", "text.zh", "乙")},
			[]string{"cell goal:g1 text.zh: 提升销售额 / 甲 / 乙"}, map[string]string{"goal:g1 text.stale": "en"}, nil},
		{"Chinese rewritten here, both languages there: the mark is the winner's", verbs{edit(GoalKind, "g1", "text.zh", "甲")}, verbs{edit(GoalKind, "g1", "text.zh", "乙", "text.en", "B")},
			[]string{"cell goal:g1 text.zh: 提升销售额 / 甲 / 乙"}, map[string]string{"goal:g1 text.zh": "甲", "goal:g1 text.en": "B", "goal:g1 text.stale": "en"},
			map[string]string{"goal:g1 text.zh": "乙", "goal:g1 text.en": "B", "goal:g1 text.stale": ""}},
		{"a duty reworded by both: the title follows the text", verbs{edit(DutyKind, "d3", "text.zh", "大促，全年")}, verbs{edit(DutyKind, "d3", "text.zh", "活动，每季")},
			[]string{"cell duty:d3 text.zh: 促销 / 大促，全年 / 活动，每季"}, map[string]string{"duty:d3 title.zh": "大促，全年"}, map[string]string{"duty:d3 title.zh": "活动，每季"}},
		{"a duty reworded here, given a title there: the title stays", verbs{edit(DutyKind, "d3", "text.zh", "大促，全年")}, verbs{edit(DutyKind, "d3", "title.zh", "节日")}, nil,
			map[string]string{"duty:d3 text.zh": "大促，全年", "duty:d3 title.zh": "节日"}, nil},
		{"two titles by hand: a conflict", verbs{edit(DutyKind, "d3", "title.zh", "甲")}, verbs{edit(DutyKind, "d3", "title.zh", "乙")},
			[]string{"cell duty:d3 title.zh: 促销 / 甲 / 乙"}, map[string]string{"duty:d3 title.zh": "甲"}, map[string]string{"duty:d3 title.zh": "乙"}},
		{"edited here, stated there: a user wrote it", verbs{edit(DutyKind, "d1", "text.zh", "运营")}, verbs{edit(DutyKind, "d1", "basis", "analyst")}, nil,
			map[string]string{"duty:d1 basis": "user"}, nil},
	})
}
