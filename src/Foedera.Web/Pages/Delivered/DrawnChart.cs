using System.Globalization;
using System.Text;
using Foedera.Web.Api;
using Foedera.Web.Drawing;
using Microsoft.AspNetCore.Http;

namespace Foedera.Web.Pages.Delivered;

/// <summary>A chart by itself: as SVG or PNG with its source, or the figures behind it as CSV or JSON, by the ending of
/// the address.</summary>
/// <param name="chart">The picture.</param>
/// <param name="page">The page that shows it.</param>
/// <param name="day">The day from whose knowledge it is drawn.</param>
/// <param name="figures">The figures as rows.</param>
/// <param name="data">The same as data.</param>
internal sealed class DrawnChart(Chart chart, Imprint page, DateOnly day, CsvTable figures, object data) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        (
            httpContext.Form() switch
            {
                PageForm.Json => Results.Json(data, Json.Options),
                PageForm.Csv => Results.Text(figures.Write(), "text/csv; header=present", Encoding.UTF8),
                PageForm.Png => Results.Bytes(
                    ChartPng.Paint(chart.Credited(Credit(httpContext.Origin()))),
                    "image/png"
                ),
                _ => Results.Text(
                    ChartSvg.WriteFile(chart.Credited(Credit(httpContext.Origin()))),
                    "image/svg+xml",
                    Encoding.UTF8
                ),
            }
        ).ExecuteAsync(httpContext);

    private string[] Credit(string origin) =>
        [
            $"Source: {string.Join("; ", page.Sources.Select(s => s.Name))}. As known on {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}.",
            $"Foedera, {origin}{page.Address}",
        ];
}
