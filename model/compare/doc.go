// Package compare sets organisations side by side, as data.
//
// [Departments] takes units of one scenario and puts like with like (部门对照): two
// duties that the rules found alike stand on one row, goals meet by horizon, shared
// KPIs, tools and channels are named, and what has no counterpart is gathered at
// the end of its section. Each row says how its neighbours relate: 重叠, 一致, 张力
// or 缺口, about what, and which finding says so.
//
// [Scenarios] takes several scenarios (方案对比): scorecard, homes of the duties, the
// other records and the findings, each row with one cell per scenario and a mark
// where it differs from the first. A duty that was fused or split is found again
// through its origin. [Adoption] gives the change that brings one cell over.
//
// Nothing here is a sentence: reasons are words of a fixed list, subjects are
// references, and the views, the workbook and the command line say them.
//
//	departments.go  units side by side; ties.go, assets.go what relates them
//	scenarios.go    scenarios side by side; lineage.go, cells.go, adoption.go
//	fates.go        what became of each unit between two scenarios
package compare
