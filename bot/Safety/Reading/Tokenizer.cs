using System.Text;

namespace PsoasBot.Safety.Reading;

/// <summary>Cuts a message into plain words and remembers where each stood and what stood between them.</summary>
internal sealed class Tokenizer(Spelling spelling)
{
    public TokenList Read(string message)
    {
        var run = new Run(spelling);
        for (var i = 0; i < message.Length; i++)
            i += run.Take(message, i);
        run.EndWord();
        return new TokenList(message, run.Tokens, run.Marks);
    }

    private sealed class Run(Spelling spelling)
    {
        private readonly StringBuilder _word = new();
        private int _start;
        private int _end;
        private int _sentence;
        private Break _pending = Break.Sentence;

        public List<Token> Tokens { get; } = [];

        public List<Mark> Marks { get; } = [];

        /// <summary>Takes the character at <paramref name="i"/> and returns how many more it consumed.</summary>
        public int Take(string message, int i)
        {
            var c = message[i];
            if (char.IsHighSurrogate(c) && i + 1 < message.Length)
                return TakePair(message, i);
            var plain = spelling.Plain(c);
            if (plain == '\0')
                return 0;
            if (plain != ' ')
                TakeLetter(plain, i);
            else if (!IsDecimalPoint(message, i))
                TakeSeparator(c, message, i);
            else
                TakeLetter('.', i);
            return 0;
        }

        public void EndWord()
        {
            if (_word.Length == 0)
                return;
            var text = Shape(_word.ToString());
            _word.Clear();
            if (text == "not" && Tokens.Count > 0 && _pending == Break.None && spelling.WithNot.TryGetValue(Tokens[^1].Text, out var merged))
                Tokens[^1] = Tokens[^1] with { Text = merged, End = _end };
            else
                Add(text);
        }

        private void Add(string text)
        {
            if (_pending == Break.Sentence && Tokens.Count > 0)
                _sentence++;
            Tokens.Add(new Token(text, _start, _end, _pending, _sentence));
            _pending = Break.None;
        }

        private int TakePair(string message, int i)
        {
            var rune = char.ConvertToUtf32(message, i) is var value && Rune.IsValid(value) ? value : 0;
            if (spelling.Emoji(rune) is { } concept)
            {
                EndWord();
                Marks.Add(new Mark(concept, Tokens.Count));
            }
            else if (MathLetter(rune) is { } letter)
                TakeLetter(letter, i + 1);
            else
                EndWord();
            return 1;
        }

        /// <summary>Bold, script and other mathematical letters, which are used to slip past filters.</summary>
        private static char? MathLetter(int rune) =>
            rune is >= 0x1D400 and <= 0x1D6A3 ? (char)('a' + ((rune - 0x1D400) % 26)) : null;

        private void TakeLetter(char plain, int i)
        {
            if (_word.Length > 0 && char.IsAsciiDigit(_word[^1]) && char.IsAsciiLetter(plain) && AllDigits())
                EndWord();
            if (_word.Length == 0)
                _start = i;
            _word.Append(plain);
            _end = i + 1;
        }

        private bool AllDigits()
        {
            for (var i = 0; i < _word.Length; i++)
                if (char.IsAsciiLetter(_word[i]))
                    return false;
            return true;
        }

        private void TakeSeparator(char c, string message, int i)
        {
            if (spelling.Emoji(c) is { } concept)
                Marks.Add(new Mark(concept, Tokens.Count + (_word.Length > 0 ? 1 : 0)));
            EndWord();
            var kind = c switch
            {
                '.' or '!' or '?' or '\n' or ';' or '…' or '¿' or '¡' => Break.Sentence,
                ',' or ':' or '(' or ')' or '–' or '—' or '|' or '"' or '“' or '”' => Break.Comma,
                '-' when i > 0 && message[i - 1] == ' ' => Break.Comma,
                _ => Break.None,
            };
            if (kind > _pending)
                _pending = kind;
        }

        private static bool IsDecimalPoint(string message, int i) =>
            message[i] is '.' or ',' && i > 0 && i + 1 < message.Length && char.IsAsciiDigit(message[i - 1]) && char.IsAsciiDigit(message[i + 1]);

        private string Shape(string word) => spelling.Words.GetValueOrDefault(WordShape.Plain(word)) ?? WordShape.Plain(word);
    }
}
