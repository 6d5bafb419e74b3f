namespace Foedera.Web.Desk;

/// <summary>A desk that the pages have: its settings, what readers sent, and its mail.</summary>
/// <param name="Settings">As its file has them.</param>
/// <param name="Store">What readers sent.</param>
public sealed record OpenDesk(DeskSettings Settings, DeskStore Store)
{
    /// <summary>True when readers can follow feeds by e-mail.</summary>
    public bool SendsMail => Settings.Mail is not null;

    /// <summary>Its mail.</summary>
    public DeskMail Mail { get; } = new(Settings, Store);

    /// <summary>Opens it.</summary>
    /// <param name="settings">Its settings; the store lies beside the file they were read from.</param>
    /// <param name="file">That file.</param>
    public static OpenDesk Of(DeskSettings settings, string file) =>
        new(settings, new DeskStore(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, settings.Store)));
}
