using Foedera.Web.Api;
using Foedera.Web.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Desk;

/// <summary>Following a feed by e-mail: asked for by a form, confirmed and ended by links that prove
/// themselves.</summary>
internal static class FollowPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/follow", (string? feed, WebOptions options) => Ask(feed, options)).ExcludeFromDescription();
        Post(pages, "/follow", FollowAsync);
        foreach (var step in new[] { FollowStep.Confirm, FollowStep.Leave })
        {
            var address = $"/follow/{QueryWords.Of<FollowStep>(step)}";
            pages.MapGet(address, (string? id, string? proof) => Sure(step, id, proof)).ExcludeFromDescription();
            Post(pages, address, (string? id, string? proof, WebOptions options) => Act(step, id, proof, options));
        }
    }

    private static void Post(IEndpointRouteBuilder pages, string address, Delegate answer) =>
        pages
            .MapPost(address, answer)
            .RequireRateLimiting(Protection.Questions)
            .DisableAntiforgery()
            .ExcludeFromDescription();

    private static IResult Ask(string? feed, WebOptions options) =>
        options.Desk is not { SendsMail: true } ? NoMail()
        : Followed.IsFeed(feed) ? Page(FollowStep.Ask, feed)
        : NoFeed();

    private static async Task<IResult> FollowAsync(
        HttpRequest request,
        WebOptions options,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        if (options.Desk is not { SendsMail: true } desk)
            return NoMail();
        if (!Senders.IsOwn(request))
            return Failures.BadQuestion("This form was sent from another site.");
        if (!request.HasFormContentType)
            return Failures.BadQuestion("Expected a form with “email” and “feed”.");
        var form = await request.FormAsync(stop);
        if (Followed.Address(form["email"]) is not { } email)
            return Failures.BadQuestion("That is not one e-mail address.");
        if (form["feed"].ToString() is not { } feed || !Followed.IsFeed(feed))
            return NoFeed();
        var (outcome, asked) = desk.Store.Ask(email, feed, clock.GetUtcNow());
        try
        {
            if (outcome == DeskStore.Asked.Waits)
                await desk.Mail.ConfirmAsync(asked, stop);
        }
        catch (Exception fault)
            when (fault
                    is MailKit.CommandException
                        or MailKit.ProtocolException
                        or MailKit.Security.AuthenticationException
                        or IOException
                        or System.Net.Sockets.SocketException
            )
        {
            return Failures.Unavailable("The mail could not be sent just now. Please try again later.");
        }
        // the same answer whatever is known of the address: nobody learns here who follows what
        return Page(FollowStep.Sent, feed);
    }

    // a link in a mail is opened by programs, too: it asks, and only the button acts
    private static IResult Sure(FollowStep step, string? id, string? proof) =>
        id is null || proof is null ? NoLink() : Page(step, null, id, proof);

    private static IResult Act(FollowStep step, string? id, string? proof, WebOptions options)
    {
        if (options.Desk is not { } desk)
            return NoMail();
        if (id is null || proof is null)
            return NoLink();
        if (step == FollowStep.Leave)
            return desk.Store.Leave(id, proof) ? Page(FollowStep.Left, null) : NoLink();
        return desk.Store.Confirm(id, proof) is { } followed ? Page(FollowStep.Confirmed, followed.Feed) : NoLink();
    }

    private static Shown<FollowPage, FollowView> Page(
        FollowStep step,
        string? feed,
        string? id = null,
        string? proof = null
    ) =>
        new(
            new FollowView(step, feed)
            {
                Id = id,
                Proof = proof,
                Imprint = new Imprint("Follow by e-mail", "/follow") { IsPrivate = true },
            }
        );

    private static IResult NoMail() =>
        Failures.NotFound("This site sends no mail. Any feed can be followed with a feed reader.");

    private static IResult NoFeed() =>
        Failures.BadQuestion("“feed” must be the address of a feed of this site, such as /pledges.atom.");

    private static IResult NoLink() => Failures.BadQuestion("This link is not whole, or its time is over.");
}

/// <summary>Where somebody stands who wants to follow a feed.</summary>
public enum FollowStep
{
    /// <summary>Asked for an address.</summary>
    Ask,

    /// <summary>A mail was sent.</summary>
    Sent,

    /// <summary>Asked to confirm.</summary>
    Confirm,

    /// <summary>Confirmed.</summary>
    Confirmed,

    /// <summary>Asked whether to end it.</summary>
    Leave,

    /// <summary>Ended.</summary>
    Left,
}

/// <summary>A step of following a feed.</summary>
/// <param name="Step">The step.</param>
/// <param name="Feed">The feed; null where the link alone names it.</param>
public sealed record FollowView(FollowStep Step, string? Feed) : PageView
{
    /// <summary>The id in the link; null for none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Id { get; init; }

    /// <summary>What proves the link; null for none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Proof { get; init; }

    /// <summary>The page that the feed belongs to.</summary>
    public string? About => Feed?.Replace(".atom", "", StringComparison.Ordinal);
}
