using Foedera.Core.Primitives;

namespace Foedera.Tests.Core;

public sealed class DateWindowSpecs
{
    [Theory]
    [InlineData("2025")]
    [InlineData("2025-03")]
    [InlineData("2025-03-26")]
    [InlineData("../2029-12-31")]
    [InlineData("2028/2030")]
    [InlineData("2026-01-01/2026-06-30")]
    public void Edtf_is_written_as_it_was_read(string edtf) =>
        DateWindow.TryParse(edtf).ShouldNotBeNull().ToEdtf().ShouldBe(edtf);

    [Theory]
    [InlineData("soon")]
    [InlineData("2025-13")]
    [InlineData("2025-02-30")]
    [InlineData("2030/2025")]
    [InlineData("")]
    public void What_is_not_a_date_is_not_read(string text) => DateWindow.TryParse(text).ShouldBeNull();
}
