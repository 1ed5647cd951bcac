using Dengke.Domain.Kernel;
using ExcelDataReader.Exceptions;

namespace Dengke.Tables.Reading;

/// <summary>
/// What a parser's exception says to the owner. A damaged file makes parsers throw nearly anything, so anything that comes out
/// of one means that the file is damaged; this is the one place where that is decided.
/// </summary>
internal static class WorkbookTrouble
{
    public static Failure Of(Exception exception, string file) =>
        exception switch
        {
            InvalidPasswordException => TableFailures.Password(file),
            UnauthorizedAccessException => TableFailures.Unreadable(file),
            _ => TableFailures.Damaged(file),
        };
}
