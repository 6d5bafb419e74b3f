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
            var relation = s.Parsed.Relation(child);
            var kind = relation.AsSpan();
            if (kind.IndexOf(':') is > 0 and var colon) kind = kind[..colon];
            var bit = kind switch
            {
                "nsubj" or "csubj" => 0,
                "obj" or "iobj" => 1,
                "ccomp" => 2,
                "xcomp" => 3,
                "parataxis" => child < token ? 4 : 5,
                "obl" or "nmod" => 6,
                "advcl" or "acl" => 7,
                "conj" => 8,
                "cop" => 9,
                "case" => 10,
                "expl" => 11,
                "mark" => 12,
                _ => -1,
            };
            if (bit >= 0) mask |= 1u << bit;
            switch (bit)
            {
                case 0:
                    (subjectTag, subjectStem) = (s.Tag(child) + 1 + (relation.EndsWith("pass", StringComparison.Ordinal) ? 512u : 0u), s.Stems[child]);
                    break;
                case 1:
                    (objectTag, objectStem) = (s.Tag(child) + 1, s.Stems[child]);
                    break;
                case 2 or 3 or 7:
                    if (bit == 7 && clauseTag > 0) break;
                    (mark, clauseTag, clauseStem) = (MarkOf(s, child) + (uint)bit, s.Tag(child) + 1 + (1024u * (uint)bit), s.Stems[child]);
                    break;
                case 6:
                    oblique = MarkOf(s, child);
                    break;
                case 12:
                    markBelow = s.Word(child);
                    break;
                default:
                    if (kind is "aux") auxiliaries = unchecked((auxiliaries * 31) + s.Stems[child]);
                    else if (kind is "advmod") adverb = s.Word(child);
                    else if (relation is "compound:prt") particle = s.Word(child);
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

    // the first child to the left that is a mark or case
    private static uint MarkOf(Scenery s, int token)
    {
        for (var child = s.FirstChild[token]; child != Scenery.None && child < token; child = s.NextSibling[child])
            if (s.Parsed.Relation(child) is "mark" or "case") return s.Word(child);
        return 0;
    }
}
