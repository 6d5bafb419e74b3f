using Foedera.Core.Delivered;

namespace Foedera.Cli.Output;

/// <summary>What JSON shows of a status.</summary>
internal static class StatusJson
{
    public static object Of(PledgeStatus status, DeliveredRecord record) => new
    {
        status.Pledge,
        Ally = status.Who.Code,
        Name = record.NameOf(status.Who),
        status.AsOf,
        Evidence = status.Evidence,
        status.Schedule,
        status.Disputed,
        Provisional = status.IsProvisional,
        status.LineAsks,
        Figure = Figure(status.Decided),
        Start = Figure(status.Start),
        Because = status.Because.Select(b => new { b.Rule, b.Fact, Figure = Figure(b.Figure) }),
        Readings = status.Readings.Select(r => new { r.Reading.Holder, r.Reading.On, r.Reading.Means, r.Reading.Target, r.Schedule, r.Reading.Source }),
        SetBy = status.SetBy is { } set ? new { set.By, set.On, set.Reason, set.Source } : null,
    };

    public static object? Figure(Observation? figure) => figure is null ? null : new
    {
        figure.Indicator,
        figure.Year,
        figure.Value,
        figure.Flag,
        Edition = figure.Vintage,
        Source = new { figure.Source.File, figure.Source.Row, figure.Source.Sheet, figure.Source.Address, figure.Source.Note },
    };
}
