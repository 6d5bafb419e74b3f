using System.Text.Json;
using Foedera.Reading.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Reading;

public class TokenizedTextSpecs
{
    public sealed record Case(string Name, string Text, string[] Sentences)
    {
        public override string ToString() => Name;
    }

    public static TheoryData<Case> Cases() =>
        [
            .. JsonSerializer.Deserialize<Case[]>(
                File.ReadAllText(Repository.PathOf("specs", "text", "sentences.json")),
                JsonSerializerOptions.Web
            ) ?? [],
        ];

    [Theory, MemberData(nameof(Cases))]
    public void A_text_is_cut_into_sentences_and_tokens(Case c) => Show(TokenizedText.Of(c.Text)).ShouldBe(c.Sentences);

    [Fact]
    public void Every_character_that_is_no_white_space_is_in_one_token_and_every_token_in_one_sentence() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => HoldsTogether(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_holds_for_texts_made_of_marks_and_stops()
    {
        var pieces = Gen.Elements(
            "a",
            "B",
            "n't",
            "'s",
            "’",
            "'",
            "\"",
            "''",
            ".",
            "...",
            "?",
            "!",
            "-",
            "U.S.",
            " ",
            "\n",
            "\n\n",
            "1",
            ",",
            "\ud83d",
            "\ude00",
            "\u200b",
            "é",
            "@x.y"
        );
        Prop.ForAll(pieces.ListOf().Select(p => string.Concat(p)).ToArbitrary(), HoldsTogether)
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData('a')]
    [InlineData('\'')]
    [InlineData('"')]
    [InlineData('.')]
    [InlineData('-')]
    [InlineData('@')]
    [InlineData('\ud83d')]
    public void A_million_of_one_character_is_cut_in_memory_that_grows_with_its_length(char c)
    {
        HoldsTogether(new string(c, 1_000_000)).ShouldBeTrue();
        HoldsTogether(string.Concat(Enumerable.Repeat($"{c} ", 500_000))).ShouldBeTrue();
        foreach (var scrap in (string[])[$"{c}", $"{c} "])
        {
            Allocated(scrap, 1_000);
            Allocated(scrap, 400_000).ShouldBeLessThan((5 * Allocated(scrap, 100_000)) + 1_000_000);
        }
    }

    private static long Allocated(string scrap, int times)
    {
        var text = string.Concat(Enumerable.Repeat(scrap, times));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = TokenizedText.Of(text);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        read.Sentences.ShouldAllBe(s => s.Count <= TokenizedText.LongestSentence);
        return allocated;
    }

    private static IEnumerable<string> Show(TokenizedText text) =>
        text.Sentences.Select(s =>
            string.Join(' ', Enumerable.Range(s.First, s.Count).Select(i => text[i].ToString()))
        );

    private static bool HoldsTogether(string text)
    {
        var read = TokenizedText.Of(text);
        var at = 0;
        foreach (var token in read.Tokens)
        {
            if (
                token.Start < at
                || token.End <= token.Start
                || token.End > text.Length
                || !IsBlank(text.AsSpan(at, token.Start - at))
            )
                return false;
            at = token.End;
        }
        if (!IsBlank(text.AsSpan(at)))
            return false;
        var next = 0;
        foreach (var sentence in read.Sentences)
        {
            if (sentence.First != next || sentence.Count == 0)
                return false;
            next = sentence.End;
        }
        return next == read.Tokens.Length;
    }

    private static bool IsBlank(ReadOnlySpan<char> gap)
    {
        foreach (var c in gap)
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('\u200b' or '\ufeff'))
                return false;
        return true;
    }
}
