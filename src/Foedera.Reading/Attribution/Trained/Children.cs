namespace Foedera.Reading.Attribution.Trained;

/// <summary>What hangs on a token, summed up.</summary>
internal readonly record struct Children
{
    /// <summary>The set of relations, hashed.</summary>
    public uint Mask { get; private init; }

    /// <summary>Word that introduces the clause below (that, whether, to); 0 without one, 1 without a clause.</summary>
    public uint Mark { get; private init; }

    public uint SubjectTag { get; private init; }

    public uint SubjectStem { get; private init; }

    public uint ObjectTag { get; private init; }

    public uint ObjectStem { get; private init; }

    public uint ObliqueCase { get; private init; }

    public uint Auxiliaries { get; private init; }

    public uint ClauseTag { get; private init; }

    public uint ClauseStem { get; private init; }

    /// <summary>First word after the token when it introduces a clause.</summary>
    public uint MarkBelow { get; private init; }

    public uint Adverb { get; private init; }

    public uint Particle { get; private init; }

    /// <summary>Sums up the children of a token.</summary>
    public static Children Of(Scenery s, int token)
    {
        var (mask, mark, markBelow, subjectTag, subjectStem, objectTag, objectStem) = (0u, 1u, 0u, 0u, 0u, 0u, 0u);
        var (oblique, auxiliaries, clauseTag, clauseStem, adverb, particle) = (0u, 0u, 0u, 0u, 0u, 0u);
        for (var child = s.FirstChild[token]; child != Scenery.None; child = s.NextSibling[child])
        {
            var relation = s.Relations[child];
            var bit = relation switch
            {
                Relation.Subject or Relation.PassiveSubject => 0,
                Relation.Object => 1,
                Relation.Clause => 2,
                Relation.OpenClause => 3,
                Relation.Parataxis => child < token ? 4 : 5,
                Relation.Oblique => 6,
                Relation.SideClause => 7,
                Relation.Conjunct => 8,
                Relation.Copula => 9,
                Relation.Case or Relation.CaseOfAKind => 10,
                Relation.Expletive => 11,
                Relation.Mark or Relation.MarkOfAKind => 12,
                _ => -1,
            };
            if (bit >= 0) mask |= 1u << bit;
            switch (relation)
            {
                case Relation.Subject or Relation.PassiveSubject:
                    (subjectTag, subjectStem) = (s.Tag(child) + 1 + (relation == Relation.PassiveSubject ? 512u : 0u), s.Stems[child]);
                    break;
                case Relation.Object:
                    (objectTag, objectStem) = (s.Tag(child) + 1, s.Stems[child]);
                    break;
                case Relation.Clause or Relation.OpenClause or Relation.SideClause:
                    if (relation == Relation.SideClause && clauseTag > 0) break;
                    (mark, clauseTag, clauseStem) = (unchecked(s.MarkOf[child] + (uint)bit), s.Tag(child) + 1 + (1024u * (uint)bit), s.Stems[child]);
                    break;
                case Relation.Oblique:
                    oblique = s.MarkOf[child];
                    break;
                case Relation.Mark or Relation.MarkOfAKind:
                    markBelow = s.Word(child);
                    break;
                case Relation.Auxiliary:
                    auxiliaries = unchecked((auxiliaries * 31) + s.Stems[child]);
                    break;
                case Relation.Adverb:
                    adverb = s.Word(child);
                    break;
                case Relation.Particle:
                    particle = s.Word(child);
                    break;
            }
        }
        return new Children
        {
            Mask = mask,
            Mark = mark,
            MarkBelow = markBelow,
            SubjectTag = subjectTag,
            SubjectStem = subjectStem,
            ObjectTag = objectTag,
            ObjectStem = objectStem,
            ObliqueCase = oblique,
            Auxiliaries = auxiliaries,
            ClauseTag = clauseTag,
            ClauseStem = clauseStem,
            Adverb = adverb,
            Particle = particle,
        };
    }
}
