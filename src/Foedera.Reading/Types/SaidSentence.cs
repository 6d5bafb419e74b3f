using Foedera.Core.Said;

namespace Foedera.Reading.Types;

/// <summary>One sentence of a statement with the signs in it, and what its cue says.</summary>
internal sealed class SaidSentence
{
    // harm follows the word that puts it ahead within this many words
    private const int Reach = 10;
    private const int FewWords = 5;

    private static readonly SignLexicon Signs = SignLexicon.Usual;
    private static readonly (int I, int We, int To, int That, int Must, int Should) Word = (
        Signs.Word("i"),
        Signs.Word("we"),
        Signs.Word("to"),
        Signs.Word("that"),
        Signs.Word("must"),
        Signs.Word("should")
    );

    private static readonly ulong OwnOrNobody = Signs.Classes("own", "side", "neutral");
    private static readonly ulong BetweenDutyAndAct = Signs.Classes("besides");
    private static readonly ulong NoAct = Signs.Classes("noact");

    private readonly List<SaidWord> words;
    private readonly StatementKind kind;
    private readonly CueReading cue;
    private readonly int[] firstAt = new int[(int)TypeSign.Likely + 1];
    private readonly int lastHarm;
    private readonly ulong signs;

    public SaidSentence(List<SaidWord> words, StatementKind kind, CueReading cue)
    {
        (this.words, this.kind, this.cue) = (words, kind, cue);
        foreach (var (sign, at) in Signs.Find(words))
        {
            if (!Has(sign))
                firstAt[(int)sign] = at;
            if (sign == TypeSign.Harm)
                lastHarm = at;
            signs |= 1UL << (int)sign;
        }
    }

    /// <summary>Whether these are somebody's own words.</summary>
    public bool IsQuoted => kind == StatementKind.Direct;

    /// <summary>Harm, or an attack and its answer, on a condition.</summary>
    public bool IsThreatened =>
        Has(TypeSign.Condition)
        && !Has(TypeSign.Unreal)
        && (Has(TypeSign.Harm) || (Has(TypeSign.Attack) && HasAny(TypeSign.Ahead, TypeSign.Ready)));

    /// <summary>Harm after a word that puts it ahead.</summary>
    public bool IsHarmAhead =>
        Has(TypeSign.Harm)
        && (IsBeforeHarm(TypeSign.Ahead) || IsBeforeHarm(TypeSign.Could) || IsBeforeHarm(TypeSign.Must));

    /// <summary>An infinitive: "to send ships", or "send ships" after "pledged to".</summary>
    public bool IsInfinitive => cue.EndsInTo || Begins(Word.To);

    /// <summary>A reported noun: "the need for ships".</summary>
    public bool IsNoun =>
        !IsQuoted && !HasAny(TypeSign.Finite, TypeSign.Ahead, TypeSign.Could, TypeSign.Must) && !Begins(Word.That);

    /// <summary>"I" or "we" is in it.</summary>
    public bool IsInFirstPerson => words.Exists(w => w.Id == Word.I || w.Id == Word.We);

    /// <summary>A clause: "that …" or "we …".</summary>
    public bool IsClause => Begins(Word.That) || Begins(Word.We);

    /// <summary>Few words without a verb: a scrap of somebody's words.</summary>
    public bool IsScrap => words.Count <= FewWords && kind != StatementKind.Indirect;

    /// <summary>Somebody who is not of the speaker's side must do something: "the minister should resign".</summary>
    public bool IsDutyOfOthers
    {
        get
        {
            for (var i = 1; i < words.Count; i++)
            {
                if ((words[i].Id != Word.Must && words[i].Id != Word.Should) || Signs.IsOf(words[i - 1], OwnOrNobody))
                    continue;
                var next = words.FindIndex(i + 1, w => !Signs.IsOf(w, BetweenDutyAndAct));
                if (next > i && next <= i + 3 && !Signs.IsOf(words[next], NoAct))
                    return true;
            }
            return false;
        }
    }

    /// <summary>Whether the sign is in the sentence.</summary>
    public bool Has(TypeSign sign) => (signs >> (int)sign & 1) != 0;

    /// <summary>Whether one of the signs is in the sentence.</summary>
    public bool HasAny(params ReadOnlySpan<TypeSign> any)
    {
        foreach (var sign in any)
            if (Has(sign))
                return true;
        return false;
    }

    /// <summary>Whether the cue says so.</summary>
    public bool Cue(CueSense sense) => (cue.Sense & sense) != CueSense.None;

    private bool Begins(int word) => words.Count > 0 && words[0].Id == word;

    private bool IsBeforeHarm(TypeSign sign) =>
        Has(sign) && firstAt[(int)sign] < lastHarm && lastHarm - firstAt[(int)sign] <= Reach;
}
