using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;
using Octomart.NotificationSubgraph.Mail.Sending;

namespace Octomart.NotificationSubgraph.Mail;

/// <summary>Makes a MIME message of a mail: who it is for, what its template says, as HTML and as text.</summary>
internal sealed class MailComposer(Contacts contacts, MailTemplates templates, IOptions<MailOptions> options, IOptions<NotificationOptions> shop)
{
    /// <summary>The message, or why there is none.</summary>
    public async Task<(MimeMessage? Message, MailOutcome Outcome)> ComposeAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var (to, outcome) = await AddressAsync(mail, cancellationToken);
        if (to is null)
        {
            return (null, outcome);
        }

        var model = MailModel.Read(mail.Model);
        model["recipientName"] = string.IsNullOrWhiteSpace(to.Name) ? "there" : to.Name;
        model["shopName"] = shop.Value.ShopName;
        model["shopUrl"] = shop.Value.ShopUrl;
        var rendered = templates.Render(mail.Kind, model);
        var from = MailboxAddress.Parse(options.Value.From);
        var message = new MimeMessage
        {
            // The mail's own time and id: sending it again sends the same message.
            MessageId = $"{mail.Id}@{from.Domain}",
            Date = mail.CreatedAt,
            Subject = rendered.Subject,
            Body = new MultipartAlternative { new TextPart(TextFormat.Plain) { Text = rendered.Text }, new TextPart(TextFormat.Html) { Text = rendered.Html } },
        };
        message.From.Add(from);
        message.To.Add(to);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return (message, MailOutcome.Sent);
    }

    private async Task<(MailboxAddress? To, MailOutcome Outcome)> AddressAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var (email, name) = (mail.Email, mail.Name);
        if (email is null)
        {
            var (contact, failure) = await contacts.FindAsync(mail.UserId!, cancellationToken);
            if (contact is null)
            {
                return (null, failure is null ? MailOutcome.Never("The account does not exist.") : MailOutcome.Later(failure));
            }

            (email, name) = (contact.Email, name ?? contact.DisplayName);
        }

        // Parsed as an address alone, so that a name cannot smuggle in a second recipient.
        return MailboxAddress.TryParse(email, out var address) && address.Address == email.Trim()
            ? (new MailboxAddress(name, address.Address), MailOutcome.Sent)
            : (null, MailOutcome.Never("The address is not valid."));
    }
}
