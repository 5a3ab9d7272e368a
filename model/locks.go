package model

// checkLocks refuses a draft that breaks a lock which held before. A duty that was
// fused counts where the duty is that took over its work; one that was removed
// does not count. Unplaced duties are apart from all others.
func (d *draft) checkLocks() error {
	for _, l := range d.base.Locks() {
		homes := map[ID]bool{} // where the work is now
		apart := map[ID][]ID{} // home now -> homes before
		before, moved := map[ID]bool{}, ID("")
		for m := range l.Duties.All() {
			was, ok := d.base.Duty(ID(m))
			if !ok {
				continue
			}
			heir := was.ID
			for d.get(Ref{DutyKind, heir}) == nil && d.heirs[heir] != "" {
				heir = d.heirs[heir]
			}
			now, err := d.duty(heir)
			if err != nil {
				continue
			}
			if now.Unit != was.Unit || heir != was.ID {
				moved = was.ID
			}
			switch {
			case l.Type == "pinned" && now.Unit != was.Unit:
				return refuse(Locked, l.Ref(), was.Ref())
			case l.Type == "apart" && now.Unit != "":
				for _, other := range apart[now.Unit] {
					if other != was.Unit || other == "" {
						return refuse(Locked, l.Ref(), was.Ref())
					}
				}
				apart[now.Unit] = append(apart[now.Unit], was.Unit)
			}
			homes[now.Unit], before[was.Unit] = true, true
		}
		if l.Type == "together" && len(before) == 1 && len(homes) > 1 {
			return refuse(Locked, l.Ref(), Ref{DutyKind, moved})
		}
	}
	return nil
}
