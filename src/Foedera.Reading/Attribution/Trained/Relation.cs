namespace Foedera.Reading.Attribution.Trained;

/// <summary>The relations between words that the features of cues tell apart (universaldependencies.org/u/dep).</summary>
internal enum Relation : byte
{
    /// <summary>Not looked up yet.</summary>
    Unknown,

    /// <summary>One of the relations that are not told apart.</summary>
    Other,

    /// <summary>nsubj, csubj.</summary>
    Subject,

    /// <summary>nsubj:pass, csubj:pass.</summary>
    PassiveSubject,

    /// <summary>obj, iobj.</summary>
    Object,

    /// <summary>ccomp.</summary>
    Clause,

    /// <summary>xcomp.</summary>
    OpenClause,

    /// <summary>parataxis.</summary>
    Parataxis,

    /// <summary>obl, nmod.</summary>
    Oblique,

    /// <summary>advcl, acl.</summary>
    SideClause,

    /// <summary>conj.</summary>
    Conjunct,

    /// <summary>cop.</summary>
    Copula,

    /// <summary>case without a subtype.</summary>
    Case,

    /// <summary>case with a subtype.</summary>
    CaseOfAKind,

    /// <summary>expl.</summary>
    Expletive,

    /// <summary>mark without a subtype.</summary>
    Mark,

    /// <summary>mark with a subtype.</summary>
    MarkOfAKind,

    /// <summary>aux.</summary>
    Auxiliary,

    /// <summary>advmod.</summary>
    Adverb,

    /// <summary>compound:prt.</summary>
    Particle,
}

/// <summary>Relations by their names.</summary>
internal static class RelationNames
{
    /// <summary>The relation of a name such as nsubj:pass.</summary>
    public static Relation Of(string name) => (name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? name[..colon] : name) switch
    {
        "nsubj" or "csubj" => name.EndsWith("pass", StringComparison.Ordinal) ? Relation.PassiveSubject : Relation.Subject,
        "obj" or "iobj" => Relation.Object,
        "ccomp" => Relation.Clause,
        "xcomp" => Relation.OpenClause,
        "parataxis" => Relation.Parataxis,
        "obl" or "nmod" => Relation.Oblique,
        "advcl" or "acl" => Relation.SideClause,
        "conj" => Relation.Conjunct,
        "cop" => Relation.Copula,
        "case" => name == "case" ? Relation.Case : Relation.CaseOfAKind,
        "expl" => Relation.Expletive,
        "mark" => name == "mark" ? Relation.Mark : Relation.MarkOfAKind,
        "aux" => Relation.Auxiliary,
        "advmod" => Relation.Adverb,
        "compound" when name == "compound:prt" => Relation.Particle,
        _ => Relation.Other,
    };
}
