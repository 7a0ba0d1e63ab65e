using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MimeKit;
using Octomart.Contracts.Events;
using Octomart.NotificationSubgraph.Mail;
using Octomart.NotificationSubgraph.Mail.Sending;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.Store;
using Octomart.Testing;

namespace Octomart.NotificationSubgraph.Tests.Mail;

public class MailOnceTests
{
    private static readonly OrderConfirmed Confirmed = new(NotificationShop.Order(email: "bea@example.com"));

    [Fact]
    public async Task Event_that_comes_twice_is_mailed_and_told_once()
    {
        await using var shop = await NotificationShop.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.PublishAsync(Confirmed)));
        await shop.WaitForMailsAsync(1);
        await Eventually.HoldsAsync(async () => await shop.Subgraph.Store.Set<Notification>().CountAsync(null, CancellationToken.None) == 1, "the message");
        await shop.SettleAsync();

        Assert.Single(shop.Files());
        Assert.Equal(1, await shop.Subgraph.Store.Set<OutgoingMail>().CountAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task Mail_that_could_not_be_sent_goes_out_after_a_restart()
    {
        var sender = new UnreliableSender();
        await using var shop = await NotificationShop.OpenAsync(services: sender.Install, settings:
        [
            new("Octomart:Notification:Mail:FirstPause", "00:00:00.010"),
            new("Octomart:Notification:Mail:LongestPause", "00:00:00.100"),
            new("Octomart:Notification:Mail:MaxTries", "100"),
            new("Octomart:Notification:Mail:Lease", "00:00:01"),
        ]);
        sender.Fails = true;
        await shop.PublishAsync(Confirmed);
        await Eventually.HoldsAsync(() => Task.FromResult(!sender.Attempts.IsEmpty), "a try");

        sender.Fails = false;
        await shop.Subgraph.RestartAsync();

        Assert.Single(await shop.WaitForMailsAsync(1));
    }

    [Fact]
    public async Task Crash_right_after_sending_repeats_the_same_mail_at_most()
    {
        var clock = new TestClock(DateTimeOffset.Parse("2026-11-23T10:00:00Z", null));
        var sender = new UnreliableSender { DiesAfterSending = true };
        await using var shop = await NotificationShop.OpenAsync(clock, sender.Install);
        await shop.PublishAsync(Confirmed);
        await sender.Sent.Task.WaitAsync(TimeSpan.FromSeconds(20));

        sender.DiesAfterSending = false;
        await shop.Subgraph.RestartAsync();
        var worker = shop.Subgraph.Services.GetRequiredService<MailWorker>();
        await worker.RunOnceAsync(CancellationToken.None);
        Assert.Single(sender.Attempts);
        clock.Advance(TimeSpan.FromMinutes(2));
        await worker.RunOnceAsync(CancellationToken.None);

        await Eventually.HoldsAsync(() => Task.FromResult(sender.Attempts.Count == 2), "the second try, after the lease");
        await shop.SettleAsync();
        Assert.Single(sender.Attempts.Distinct());
        Assert.Single(shop.Files());
    }

    [Fact]
    public async Task Mail_that_fails_too_often_is_put_aside()
    {
        var clock = new TestClock(DateTimeOffset.Parse("2026-11-23T10:00:00Z", null));
        var sender = new UnreliableSender { Fails = true };
        await using var shop = await NotificationShop.OpenAsync(clock, sender.Install, [new("Octomart:Notification:Mail:MaxTries", "3")]);
        await shop.PublishAsync(Confirmed);
        await Eventually.HoldsAsync(() => Task.FromResult(!sender.Attempts.IsEmpty), "the first try");
        var worker = shop.Subgraph.Services.GetRequiredService<MailWorker>();

        for (var i = 0; i < 6; i++)
        {
            clock.Advance(TimeSpan.FromHours(2));
            await worker.RunOnceAsync(CancellationToken.None);
        }

        await shop.SettleAsync();
        var mail = Assert.Single(await shop.Subgraph.Store.Set<OutgoingMail>().ListAsync(new(), CancellationToken.None));
        Assert.Equal((MailState.Dead, "The server is on fire."), (mail.State, mail.LastError));
        Assert.InRange(sender.Attempts.Count, 3, 4); // The worker's own round may take over while this one runs and the clock jumps.
    }

    /// <summary>The real pickup folder behind a connection that breaks.</summary>
    private sealed class UnreliableSender : IMailSender
    {
        private PickupFolderSender? _inner;

        public bool Fails { get; set; }

        public bool DiesAfterSending { get; set; }

        /// <summary>Set when a mail is out and nothing knows of it yet.</summary>
        public TaskCompletionSource Sent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public System.Collections.Concurrent.ConcurrentQueue<string> Attempts { get; } = new();

        public void Install(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IMailSender>(provider =>
        {
            _inner = new PickupFolderSender(provider.GetRequiredService<IOptions<MailOptions>>(), provider.GetRequiredService<IOptions<StoreOptions>>());
            return this;
        }));

        public async Task<MailOutcome> SendAsync(OutgoingMail mail, MimeMessage message, CancellationToken cancellationToken)
        {
            Attempts.Enqueue(message.MessageId ?? "");
            if (Fails)
            {
                return MailOutcome.Later("The server is on fire.");
            }

            var outcome = await _inner!.SendAsync(mail, message, cancellationToken);
            if (DiesAfterSending)
            {
                Sent.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return outcome;
        }
    }
}
