using Cronos;

namespace Foedera.Work.Watching;

/// <summary>A page, feed or sitemap that is visited again and again.</summary>
/// <param name="Name">What its owner calls it; its state on record goes by it.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Rhythm">When it is visited, in coordinated universal time.</param>
/// <param name="Outlet">The outlet of documents that name none; null for none.</param>
/// <param name="Language">The language of documents that name none (BCP 47); null for none.</param>
public sealed record WatchedSource(string Name, Uri Address, CronExpression Rhythm, string? Outlet, string? Language);
