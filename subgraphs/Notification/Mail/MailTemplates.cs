using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using HandlebarsDotNet;
using Octomart.NotificationSubgraph.Notifications;

namespace Octomart.NotificationSubgraph.Mail;

/// <summary>
/// The mail templates: for each kind <c>Kind.html.hbs</c> and <c>Kind.text.hbs</c>, the text's first line being the subject. What comes from users is
/// escaped in HTML; in text and subjects it loses its line breaks.
/// </summary>
internal sealed partial class MailTemplates
{
    private readonly IHandlebars _html = Handlebars.Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = false });
    private readonly IHandlebars _text = Handlebars.Create(new HandlebarsConfiguration { TextEncoder = new OneLineEncoder() });
    private readonly ConcurrentDictionary<NotificationKind, (HandlebarsTemplate<object, object> Html, HandlebarsTemplate<object, object> Text)> _templates = new();

    public MailTemplates()
    {
        _html.RegisterTemplate("layout", Read("Layout.html.hbs"));
        _html.RegisterTemplate("button", Read("Button.html.hbs"));
        _html.RegisterTemplate("lines", Read("Lines.html.hbs"));
        _text.RegisterTemplate("footer", Read("Footer.text.hbs"));
        _text.RegisterTemplate("lines", Read("Lines.text.hbs"));
    }

    public RenderedMail Render(NotificationKind kind, IReadOnlyDictionary<string, object?> model)
    {
        var (html, text) = _templates.GetOrAdd(kind, k => (_html.Compile(Read($"{k}.html.hbs")), _text.Compile(Read($"{k}.text.hbs"))));
        var (subject, body) = SplitSubject(text(model));
        return new RenderedMail(subject, html(model), body);
    }

    private static (string Subject, string Body) SplitSubject(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (text[..end].Trim(), text[(end + 1)..].Trim() + "\n");
    }

    private static string Read(string name)
    {
        using var stream = typeof(MailTemplates).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no mail template '{name}'.");
        using var reader = new StreamReader(stream);
        var template = reader.ReadToEnd();

        // Handlebars.Net 2.4 does not escape what stands in a partial that is indented on a line of its own.
        return IndentedPartial().IsMatch(template) ? throw new InvalidOperationException($"'{name}' has an indented partial; begin it in the first column.") : template;
    }

    [GeneratedRegex(@"^[ \t]+\{\{#?>", RegexOptions.Multiline)]
    private static partial Regex IndentedPartial();

    /// <summary>A name with a line break in it must not become a second line of the mail, least of all of its subject.</summary>
    private sealed partial class OneLineEncoder : ITextEncoder
    {
        public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

        public void Encode(string? text, TextWriter target) => target.Write(LineBreaks().Replace(text ?? "", " "));

        public void Encode<T>(T? text, TextWriter target) where T : IEnumerator<char>
        {
            var buffer = new StringBuilder();
            while (text?.MoveNext() == true)
            {
                buffer.Append(text.Current);
            }

            Encode(buffer, target);
        }

        [GeneratedRegex(@"[\r\n\u0085\u2028\u2029]+")]
        private static partial Regex LineBreaks();
    }
}

/// <summary>A mail's words.</summary>
internal sealed record RenderedMail(string Subject, string Html, string Text);
