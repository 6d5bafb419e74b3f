using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Foedera.System.Tests.Desk;

/// <summary>A real SMTP server on a port of its own, that keeps what it is sent.</summary>
public sealed class Postbox : MessageStore, IAsyncDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly Task running;

    public Postbox()
    {
        using (var probe = new global::System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        var parts = new ServiceProvider();
        parts.Add(this);
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Port(Port).Build();
        running = new SmtpServer.SmtpServer(options, parts).StartAsync(ended.Token);
    }

    public int Port { get; }

    public ConcurrentQueue<MimeMessage> Mails { get; } = new();

    public override Task<SmtpResponse> SaveAsync(
        ISessionContext context,
        IMessageTransaction transaction,
        ReadOnlySequence<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        Mails.Enqueue(MimeMessage.Load(new MemoryStream(buffer.ToArray()), cancellationToken));
        return Task.FromResult(SmtpResponse.Ok);
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await running;
        ended.Dispose();
    }
}

/// <summary>A program that is told by webhook what changed.</summary>
public sealed class HookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private HookReceiver(WebApplication app) => this.app = app;

    public ConcurrentQueue<(string Signature, string Body)> Calls { get; } = new();

    /// <summary>The status it answers with.</summary>
    public int Status { get; set; } = 204;

    public Uri Address => new(app.Urls.First() + "/hook");

    public static async Task<HookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new HookReceiver(builder.Build());
        receiver.app.MapPost("/hook", receiver.TakeAsync);
        await receiver.app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        Calls.Enqueue(
            (context.Request.Headers[Foedera.Web.Desk.AlertRun.Signature].ToString(), await body.ReadToEndAsync())
        );
        context.Response.StatusCode = Status;
    }
}
