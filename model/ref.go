package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// ID names a record. It is opaque, stable, never reused, and unique within a
// scenario across all kinds. The zero ID means "none": a duty whose Unit is ""
// is unplaced, a KPI whose Unit is "" has no owner.
type ID string

// Valid reports whether id may name a record: 1 to 200 bytes of letters, digits
// and the marks - _ . > @ ~ (links, roles and waivers join the ids of their ends).
func (id ID) Valid() bool {
	if id == "" || len(id) > 200 {
		return false
	}
	for _, r := range id {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
		case strings.ContainsRune("-_.>@~", r):
		default:
			return false
		}
	}
	return true
}

// Kind is the kind of a record, in the words used by references and JSON.
type Kind string

// The kinds, in the order in which changes, JSON and sheets list them.
const (
	BriefKind         Kind = "brief"
	UnitKind          Kind = "unit"
	DutyKind          Kind = "duty"
	GoalKind          Kind = "goal"
	TaskKind          Kind = "task"
	KPIKind           Kind = "kpi"
	ToolKind          Kind = "tool"
	ChannelKind       Kind = "channel"
	HandoffKind       Kind = "handoff"
	CollaborationKind Kind = "collaboration"
	LinkKind          Kind = "link"
	RoleKind          Kind = "role"
	LockKind          Kind = "lock"
	ControlKind       Kind = "control"
	WaiverKind        Kind = "waiver"
	ResponseKind      Kind = "response"
	DecisionRightKind Kind = "decision-right"
	CommentKind       Kind = "comment"
	ResolutionKind    Kind = "resolution"
)

// Kinds lists every kind in canonical order.
func Kinds() []Kind {
	return []Kind{BriefKind, UnitKind, DutyKind, GoalKind, TaskKind, KPIKind, ToolKind, ChannelKind,
		HandoffKind, CollaborationKind, LinkKind, RoleKind, LockKind, ControlKind, WaiverKind, ResponseKind,
		DecisionRightKind, CommentKind, ResolutionKind}
}

// Ref names a record together with its kind. The zero Ref names nothing.
type Ref struct {
	Kind Kind
	ID   ID
}

// String gives the form used in JSON and by scripts: "duty:A-EC-D1"; "" for the zero Ref.
func (r Ref) String() string {
	if r == (Ref{}) {
		return ""
	}
	return string(r.Kind) + ":" + string(r.ID)
}

// ParseRef reads the form written by [Ref.String].
func ParseRef(s string) (Ref, error) {
	if s == "" {
		return Ref{}, nil
	}
	kind, id, ok := strings.Cut(s, ":")
	r := Ref{Kind(kind), ID(id)}
	if !ok || kindRank(r.Kind) < 0 || !r.ID.Valid() {
		return Ref{}, fmt.Errorf("%q is not a reference of the form kind:id", s)
	}
	return r, nil
}

// MarshalText implements [encoding.TextMarshaler].
func (r Ref) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler]. The error is [ErrFormat] when the
// reference is well formed and only its kind is not known.
func (r *Ref) UnmarshalText(b []byte) (err error) {
	if *r, err = ParseRef(string(b)); err != nil {
		kind, id, _ := strings.Cut(string(b), ":")
		if ID(kind).Valid() && ID(id).Valid() && kindRank(Kind(kind)) < 0 {
			return fmt.Errorf("%w: %w", ErrFormat, err)
		}
	}
	return err
}

// validID reports whether a record of r's kind may have r's id: the brief has its own.
func (r Ref) validID() bool { return r.ID.Valid() && (r.Kind == BriefKind) == (r.ID == BriefID) }

// CompareRefs orders references by kind, then by id.
func CompareRefs(a, b Ref) int {
	if a.Kind != b.Kind {
		return cmp.Compare(kindRank(a.Kind), kindRank(b.Kind))
	}
	return cmp.Compare(a.ID, b.ID)
}

// kindRank is the place of k in Kinds, -1 for an unknown kind.
func kindRank(k Kind) int { return slices.Index(Kinds(), k) }
