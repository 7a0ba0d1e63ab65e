using Octomart.Contracts.Events;
using Octomart.NotificationSubgraph.Mail;
using Octomart.Testing;

namespace Octomart.NotificationSubgraph.Tests.Mail.Sending;

public class SmtpSenderTests
{
    private static readonly RegistrationRepeated Repeated = new("usr_1", "ann@example.com", "Änn Müller");

    [SmtpFact]
    public async Task Mail_goes_over_starttls_with_sign_in_to_a_server_whose_certificate_is_trusted()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var shop = await OpenAsync(server, server.Fingerprint);

        await shop.PublishAsync(Repeated);
        await server.WaitForMailAsync();

        var mail = Assert.Single(server.Mails());
        Assert.Equal(("You already have an account", "Änn Müller", "ann@example.com"), (mail.Subject, mail.To.Mailboxes.Single().Name, mail.To.Mailboxes.Single().Address));
        Assert.Contains("Hello Änn Müller,", mail.TextBody, StringComparison.Ordinal);
        await shop.SettleAsync();
        Assert.Empty(shop.Files());
    }

    [SmtpFact]
    public async Task Self_signed_server_is_refused_and_the_mail_is_kept()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var shop = await OpenAsync(server, null);

        await shop.PublishAsync(Repeated);

        var mail = await AfterATryAsync(shop);
        Assert.Equal(MailState.Waiting, mail.State);
        Assert.Empty(server.Mails());
    }

    [SmtpFact]
    public async Task Wrong_password_is_no_reason_to_give_up()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var shop = await OpenAsync(server, server.Fingerprint, password: "wrong");

        await shop.PublishAsync(Repeated);

        Assert.Equal(MailState.Waiting, (await AfterATryAsync(shop)).State);
        Assert.Empty(server.Mails());
    }

    [SmtpFact]
    public async Task Mailbox_that_does_not_exist_is_given_up_and_one_that_is_busy_is_not()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var shop = await OpenAsync(server, server.Fingerprint);

        await shop.PublishAsync(Repeated with { UserId = "usr_refused", Email = "refused@example.com" });
        await Eventually.HoldsAsync(async () => await shop.Subgraph.Store.Set<OutgoingMail>().CountAsync(mail => mail.State == MailState.Dead, CancellationToken.None) == 1, "the mail put aside");
        await shop.PublishAsync(Repeated with { UserId = "usr_later", Email = "later@example.com" });

        await Eventually.HoldsAsync(async () => (await MailsAsync(shop)).Any(mail => mail is { UserId: "usr_later", LastError: not null, State: MailState.Waiting }), "the mail that waits");
        Assert.Empty(server.Mails());
    }

    [Fact]
    public async Task Server_that_is_down_costs_no_mail()
    {
        await using var shop = await NotificationShop.OpenAsync(settings: [new("Octomart:Notification:Mail:Smtp:Host", "127.0.0.1"), new("Octomart:Notification:Mail:Smtp:Port", "1")]);

        await shop.PublishAsync(Repeated);

        Assert.Equal(MailState.Waiting, (await AfterATryAsync(shop)).State);
    }

    private static Task<NotificationShop> OpenAsync(SmtpServer server, string? fingerprint, string password = "s3cret") => NotificationShop.OpenAsync(settings:
    [
        new("Octomart:Notification:Mail:Smtp:Host", "127.0.0.1"),
        new("Octomart:Notification:Mail:Smtp:Port", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        new("Octomart:Notification:Mail:Smtp:Timeout", "00:00:05"),
        new("Octomart:Notification:Mail:Smtp:UserName", "octomart"),
        new("Octomart:Notification:Mail:Smtp:Password", password),
        new("Octomart:Notification:Mail:Smtp:TrustedCertificate", fingerprint),
    ]);

    private static async Task<OutgoingMail> AfterATryAsync(NotificationShop shop)
    {
        await Eventually.HoldsAsync(async () => (await MailsAsync(shop)).Any(mail => mail.LastError is not null), "a failed try");
        return Assert.Single(await MailsAsync(shop));
    }

    private static Task<IReadOnlyList<OutgoingMail>> MailsAsync(NotificationShop shop) => shop.Subgraph.Store.Set<OutgoingMail>().ListAsync(new(), CancellationToken.None);
}
