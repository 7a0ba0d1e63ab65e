using GraphQLParser;

namespace Octomart.Gateway.Pipeline;

/// <summary>Counts tokens without building anything, so that an oversized document costs no more than its limit.</summary>
internal static class TokenCounter
{
    public static bool Exceeds(string text, int limit)
    {
        // A token has at least one character.
        if (text.Length <= limit)
        {
            return false;
        }

        try
        {
            var count = 0;
            for (var position = 0; ;)
            {
                var token = Lexer.Lex(text, position);
                if (token.Kind == TokenKind.EOF)
                {
                    return false;
                }

                if (token.Kind != TokenKind.COMMENT && ++count > limit)
                {
                    return true;
                }

                position = token.End;
            }
        }
        catch (GraphQLParser.Exceptions.GraphQLSyntaxErrorException)
        {
            // The parser will say where.
            return false;
        }
    }
}
