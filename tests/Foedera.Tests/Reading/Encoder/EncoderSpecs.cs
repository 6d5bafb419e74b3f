using Foedera.Reading.Attribution;
using Foedera.Reading.Encoder;
using Foedera.Reading.Syntax;

namespace Foedera.Tests.Reading.Encoder;

public class EncoderSpecs
{
    private static readonly WordPieces Vocabulary = new([
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "the",
        "treat",
        "##y",
        "##ies",
        ".",
        "-",
        "zurich",
    ]);

    [Theory]
    [InlineData("Treaty", new[] { 5, 6 })]
    [InlineData("TREATIES", new[] { 5, 7 })]
    [InlineData("Zürich", new[] { 10 })]
    [InlineData("treaty-the", new[] { 5, 6, 9, 4 })]
    [InlineData("pact", new[] { 1 })]
    [InlineData("\ud83d", new[] { 1 })]
    public void A_word_is_cut_into_the_longest_known_pieces(string word, int[] expected)
    {
        var pieces = new List<int>();
        Vocabulary.Split(word, pieces);
        pieces.ShouldBe(expected);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(40, 30)]
    [InlineData(1, 900)]
    [InlineData(3, 400)]
    public void Every_word_is_in_the_core_of_one_window_and_no_window_is_too_long(int paragraphs, int words)
    {
        var text = string.Join(
            '\n',
            Enumerable.Repeat(string.Concat(Enumerable.Repeat("The treaty. ", words)), paragraphs)
        );
        var read = EncoderText.Of(text);
        var windows = read.In(new Windows(Vocabulary)).ToList();
        windows
            .SelectMany(w => Enumerable.Range(w.Core.First, w.Core.Count))
            .ShouldBe(Enumerable.Range(0, read.Tokens.Tokens.Length));
        windows.ShouldAllBe(w => w.Pieces.Length <= Windows.MostPieces);
        windows.ShouldAllBe(w =>
            w.Words.First <= w.Core.First && w.Core.End <= w.Words.End && w.FirstPiece.Length == w.Words.Count
        );
    }

    [Fact]
    public void Capitals_and_quotation_marks_are_told_beside_the_pieces()
    {
        var text = EncoderText.Of("The NATO chief said “we will” to McGee.");
        var looks = text.Looks;
        looks[..4].ShouldBe(new byte[] { 1, 2, 0, 0 });
        WordLook.IsMark(looks[4]).ShouldBeTrue();
        WordLook.IsBetweenMarks(looks[5]).ShouldBeTrue();
        looks[^2].ShouldBe((byte)3);
    }

    [Fact]
    public void A_passage_begins_with_its_first_word_and_is_not_broken_between_marks_for_little()
    {
        const int Words = 4;
        var roles = new float[Words * RoleTag.Count];
        for (var i = 0; i < Words; i++)
            roles[(i * RoleTag.Count) + RoleTag.Content] = 0.6f;
        for (var i = 0; i < Words; i++)
            roles[(i * RoleTag.Count) + RoleTag.None] = 0.2f;
        roles[RoleTag.FirstOfContent] = 0.2f;
        (roles[(2 * RoleTag.Count) + RoleTag.Content], roles[(2 * RoleTag.Count) + RoleTag.None]) = (0.3f, 0.7f);
        var between = Enumerable.Repeat((byte)4, Words).ToArray();
        RolePath
            .Best(new WordRoles(roles), between, new BreakCosts(4, 0))
            .ShouldBe([RoleTag.FirstOfContent, RoleTag.Content, RoleTag.Content, RoleTag.Content]);
    }

    [Fact]
    public void A_model_of_another_version_is_told_in_one_line_that_names_both_versions()
    {
        var wrong = Should.Throw<ModelException>(() => EncoderModel.Check("0", "encoder.onnx"));
        wrong.Message.ShouldContain("version 0");
        wrong.Message.ShouldContain($"version {EncoderModel.Version}");
        wrong.Message.ShouldNotContain('\n');
    }

    [Fact]
    public void A_model_that_is_missing_is_told_in_one_line_that_names_the_file()
    {
        var wrong = Should.Throw<ModelException>(() => ReaderModel.Load(Path.Combine(ModelFolder.Path, "none")));
        wrong.Message.ShouldContain("judge.json");
        wrong.Message.ShouldNotContain('\n');
    }
}
