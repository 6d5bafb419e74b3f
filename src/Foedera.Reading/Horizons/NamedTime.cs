using Foedera.Core.Primitives;

namespace Foedera.Reading.Horizons;

/// <summary>A time named in a text.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Window">What it bounds; null for a time that stays relative ("soon", "within two years" in a report
/// without a date).</param>
/// <param name="IsForward">True for a limit ahead: before, by, until, within.</param>
public sealed record NamedTime(TextSpan At, DateWindow? Window, bool IsForward);
