using MimeKit;
using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.NotificationSubgraph.Mail;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.Testing;

namespace Octomart.NotificationSubgraph.Tests.Mail;

public class MailTests
{
    private static readonly EmailVerificationRequested Verification = new("usr_1", "ann@example.com", "Ann", "s3cr3t-token+/=", DateTimeOffset.Parse("2026-11-24T10:00:00Z", null));

    [Fact]
    public async Task Verification_link_is_mailed_as_html_and_text()
    {
        await using var shop = await NotificationShop.OpenAsync();

        await shop.PublishAsync(Verification);

        var mail = Assert.Single(await shop.WaitForMailsAsync(1));
        Assert.Equal("Ann <ann@example.com>", mail.To.ToString().Replace("\"", "", StringComparison.Ordinal));
        Assert.Equal("Confirm your address", mail.Subject);
        Assert.Equal("Octomart <orders@octomart.example>", mail.From.ToString().Replace("\"", "", StringComparison.Ordinal));
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.IsType<MultipartAlternative>(mail.Body);
        Assert.Contains("http://127.0.0.1:5000/verify?token=s3cr3t-token%2B%2F%3D", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("href=\"http://127.0.0.1:5000/verify?token&#x3D;s3cr3t-token%2B%2F%3D\"", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("Hello Ann,", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("24 November 2026, 10:00 UTC", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_is_forgotten_once_the_mail_is_sent()
    {
        await using var shop = await NotificationShop.OpenAsync();

        await shop.PublishAsync(Verification);
        await shop.WaitForMailsAsync(1);
        await shop.SettleAsync();

        var mail = Assert.Single(await shop.Subgraph.Store.Set<OutgoingMail>().ListAsync(new(), CancellationToken.None));
        Assert.Equal(MailState.Sent, mail.State);
        Assert.DoesNotContain("s3cr3t", mail.Model, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_link_and_repeated_registration_are_mailed()
    {
        await using var shop = await NotificationShop.OpenAsync();

        await shop.PublishAsync(new PasswordResetRequested("usr_1", "ann@example.com", "Ann", "reset-token", DateTimeOffset.Parse("2026-11-24T10:00:00Z", null)));
        await shop.PublishAsync(new RegistrationRepeated("usr_1", "ann@example.com", "Ann"));

        var mails = await shop.WaitForMailsAsync(2);
        Assert.Contains("http://127.0.0.1:5000/reset-password?token=reset-token", Assert.Single(mails, m => m.Subject == "Set a new password").TextBody, StringComparison.Ordinal);
        Assert.Contains("has an account already", Assert.Single(mails, m => m.Subject == "You already have an account").TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_mails_go_to_the_account_of_the_buyer()
    {
        await using var shop = await NotificationShop.OpenAsync();
        var order = NotificationShop.Order();

        await shop.PublishAsync(new OrderConfirmed(order));
        await shop.PublishAsync(NotificationShop.Shipped(order));
        await shop.PublishAsync(new ParcelDelivered(order, order.SellerOrders[0].SellerOrderId, "ful_1", DateTimeOffset.Parse("2026-11-25T10:00:00Z", null)));
        await shop.PublishAsync(new OrderCancelled(NotificationShop.Order("ord_2"), "EXPIRED"));

        var mails = await shop.WaitForMailsAsync(4);
        Assert.All(mails, mail => Assert.Equal("usr_buyer@example.com", mail.To.Mailboxes.Single().Address));
        var confirmed = Assert.Single(mails, m => m.Subject == "Order O-ord_1 is confirmed");
        Assert.Contains("- 2 x Oak stool (OAK-1): 30.00 EUR", confirmed.TextBody, StringComparison.Ordinal);
        Assert.Contains("- 1 x Tin robot (TIN-1): 12.50 EUR", confirmed.TextBody, StringComparison.Ordinal);
        Assert.Contains("Total: 42.50 EUR", confirmed.TextBody, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:5000/orders/ord_1", confirmed.TextBody, StringComparison.Ordinal);
        var shipped = Assert.Single(mails, m => m.Subject == "A parcel of order O-ord_1 is on its way");
        Assert.Contains("TRACK-1", shipped.TextBody, StringComparison.Ordinal);
        Assert.Contains("href=\"https://post.example/TRACK-1\"", shipped.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Tin robot", shipped.TextBody, StringComparison.Ordinal);
        Assert.Single(mails, m => m.Subject == "A parcel of order O-ord_1 has arrived");
        Assert.Contains("not paid in time", Assert.Single(mails, m => m.Subject == "Order O-ord_2 was cancelled").TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_did_not_cancel_a_part_is_told_what_will_not_come_each_time()
    {
        await using var shop = await NotificationShop.OpenAsync();
        await shop.JoinAsync("sel_a", "usr_member");
        var order = NotificationShop.Order();
        SellerOrderCancelled Cancelled(string reason, string at) => new(
            order, "ord_1_a", [new CancelledLine("ord_1_l1", "var_1", 1)], new Money(1500, "EUR"), reason, DateTimeOffset.Parse(at, null));

        await shop.PublishAsync(Cancelled("BUYER", "2026-11-24T10:00:00Z"));
        await shop.PublishAsync(Cancelled("SELLER", "2026-11-24T11:00:00Z"));
        var mails = await shop.WaitForMailsAsync(2);

        Assert.All(mails, mail => Assert.Equal("A part of order O-ord_1 was cancelled", mail.Subject));
        Assert.All(mails, mail => Assert.Contains("- 1 x Oak stool (OAK-1)", mail.TextBody, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.Contains("15.00 EUR goes back", mail.TextBody, StringComparison.Ordinal));
        Assert.Single(mails, mail => mail.TextBody!.Contains("You cancelled this:", StringComparison.Ordinal));
        Assert.Single(mails, mail => mail.TextBody!.Contains("The seller cannot send this:", StringComparison.Ordinal));
        await Eventually.HoldsAsync(async () => await shop.CountAsync("usr_member", NotificationKind.SellerOrderCancelled) == 1, "the seller's message");
        Assert.Equal(2, await shop.CountAsync("usr_buyer", NotificationKind.OrderPartlyCancelled));
    }

    [Theory]
    [InlineData("REQUESTED", 1500, null, 1)]
    [InlineData("APPROVED", 1500, "Return R-1 is approved", 0)]
    [InlineData("REJECTED", 1500, "Return R-1 was not accepted", 0)]
    [InlineData("IN_TRANSIT", 1500, null, 1)]
    [InlineData("RECEIVED", 1500, "Return R-1 has arrived", 0)]
    [InlineData("REFUNDED", 1500, "Return R-1 is refunded", 0)]
    [InlineData("CLOSED", 0, "Return R-1 is closed", 0)]
    [InlineData("CLOSED", 1500, null, 1)]
    public async Task Each_side_of_a_return_is_told_what_the_other_did(string status, long refundable, string? subject, int toSeller)
    {
        await using var shop = await NotificationShop.OpenAsync();
        await shop.JoinAsync("sel_a", "usr_member");
        var moved = new ReturnChanged(NotificationShop.Order(), "ord_1_a", "ret_1", "R-1", status, new Money(refundable, "EUR"), DateTimeOffset.Parse("2026-11-30T10:00:00Z", null));
        var last = moved with { Order = NotificationShop.Order("ord_2", "usr_last"), ReturnId = "ret_2", Number = "R-2", Status = "APPROVED" };

        await shop.PublishAsync(moved);
        await shop.PublishAsync(moved);
        await shop.PublishAsync(last);
        await Eventually.HoldsAsync(async () => await shop.CountAsync("usr_last", NotificationKind.ReturnChanged) == 1, "the last event");
        await shop.SettleAsync();

        var mails = await shop.WaitForMailsAsync(subject is null ? 1 : 2);
        Assert.Equal(subject is null ? [] : [subject], mails.Select(mail => mail.Subject).Where(it => it != "Return R-2 is approved"));
        Assert.Equal(subject is null ? 0 : 1, await shop.CountAsync("usr_buyer", NotificationKind.ReturnChanged));
        Assert.Equal(toSeller, await shop.CountAsync("usr_member", NotificationKind.SellerReturnChanged));
    }

    [Fact]
    public async Task Buyer_and_staff_are_told_once_of_a_refund_that_people_have_to_see_to()
    {
        await using var shop = await NotificationShop.OpenAsync(settings: [new("Octomart:Notification:StaffEmail", "help@shop.example")]);
        var failed = new OrderRefundFailed(NotificationShop.Order(), "ref_1", new Money(1500, "EUR"), "Account <closed>", DateTimeOffset.Parse("2026-11-30T10:00:00Z", null));

        await shop.PublishAsync(failed);
        await shop.PublishAsync(failed);
        var mails = await shop.WaitForMailsAsync(2);
        await shop.SettleAsync();

        Assert.Equal(2, shop.Files().Length);
        var buyer = Assert.Single(mails, mail => mail.To.Mailboxes.Single().Address == "usr_buyer@example.com");
        Assert.Equal("Your refund for order O-ord_1 takes longer", buyer.Subject);
        Assert.Contains("15.00 EUR", buyer.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("closed", buyer.TextBody, StringComparison.Ordinal);
        var staff = Assert.Single(mails, mail => mail.To.Mailboxes.Single().Address == "help@shop.example");
        Assert.Equal("Refund of 15.00 EUR failed: order O-ord_1", staff.Subject);
        Assert.Contains("Account &lt;closed&gt;", staff.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(1, await shop.CountAsync("usr_buyer", NotificationKind.RefundFailed));
    }

    [Fact]
    public async Task Staff_is_told_once_of_a_dispute_and_of_books_that_differ()
    {
        await using var shop = await NotificationShop.OpenAsync(settings: [new("Octomart:Notification:StaffEmail", "help@shop.example")]);
        var at = DateTimeOffset.Parse("2026-11-30T10:00:00Z", null);
        var disputed = new PaymentDisputed("pay_1", "ord_1", "dsp_1", new Money(1500, "EUR"), "fraudulent", at, at);

        await shop.PublishAsync(disputed);
        await shop.PublishAsync(disputed);
        await shop.PublishAsync(new ReconciliationDiffers("STRIPE", at, 3, at));
        var mails = await shop.WaitForMailsAsync(2);
        await shop.SettleAsync();

        Assert.Equal(2, shop.Files().Length);
        Assert.Equal(["A payment of 15.00 EUR is disputed", "The books of 2026-11-30 differ from STRIPE's"], mails.Select(mail => mail.Subject).Order());
        Assert.Contains("by 2026-11-30", mails.Single(mail => mail.Subject?.EndsWith("disputed", StringComparison.Ordinal) == true).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guests_are_mailed_at_the_address_of_their_order()
    {
        await using var shop = await NotificationShop.OpenAsync();

        await shop.PublishAsync(new OrderConfirmed(NotificationShop.Order(buyerId: null, email: "guest@example.com")));

        var mail = Assert.Single(await shop.WaitForMailsAsync(1));
        Assert.Equal("guest@example.com", mail.To.Mailboxes.Single().Address);
        Assert.Empty(shop.Others.Calls);
    }

    [Theory]
    [InlineData(true, "Birch & Bone may sell on Octomart", "Welcome among the sellers")]
    [InlineData(false, "Your application for Birch & Bone", "About your application")]
    public async Task Applicants_are_told_the_decision(bool isApproved, string subject, string heading)
    {
        await using var shop = await NotificationShop.OpenAsync();

        await shop.PublishAsync(new SellerDecided("sel_1", "Birch & Bone", "usr_owner", isApproved, "With <b>care</b>."));

        var mail = Assert.Single(await shop.WaitForMailsAsync(1));
        Assert.Equal(subject, mail.Subject);
        Assert.Contains(heading, mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("With &lt;b&gt;care&lt;/b&gt;.", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("With <b>care</b>.", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_cannot_smuggle_markup_or_header_lines_into_a_mail()
    {
        await using var shop = await NotificationShop.OpenAsync();

        await shop.PublishAsync(Verification with { DisplayName = "<script>alert(1)</script>\r\nBcc: victim@example.com" });
        await shop.PublishAsync(new SellerDecided("sel_1", "Evil\r\nBcc: victim@example.com", "usr_owner", true, null));

        var mails = await shop.WaitForMailsAsync(2);
        Assert.All(mails, mail => Assert.Empty(mail.Bcc));
        Assert.All(mails, mail => Assert.Single(mail.To.Mailboxes));
        Assert.All(mails, mail => Assert.DoesNotContain("<script>", mail.HtmlBody, StringComparison.Ordinal));
        Assert.Single(mails, mail => mail.Subject == "Evil Bcc: victim@example.com may sell on Octomart");
    }

    [Fact]
    public async Task Mail_to_no_account_or_no_address_is_put_aside()
    {
        await using var shop = await NotificationShop.OpenAsync();

        await shop.PublishAsync(new SellerDecided("sel_1", "Birch", "usr_nobody", true, null));
        await shop.PublishAsync(Verification with { Email = "two@example.com, three@example.com" });
        await shop.PublishAsync(new RegistrationRepeated("usr_1", "ann@example.com", "Ann"));

        await shop.WaitForMailsAsync(1);
        await shop.SettleAsync();
        Assert.Single(shop.Files());
        Assert.Equal(2, await shop.Subgraph.Store.Set<OutgoingMail>().CountAsync(mail => mail.State == MailState.Dead, CancellationToken.None));
    }
}
