#include "tests/fuzz/fuzz_check.h"

#include "core/model/validate.h"
#include "core/project/document.h"

#include <QFile>
#include <QTemporaryDir>

using namespace weft;

/// Any bytes as a journal: refused with a sentence, or played as far as it is possible, which
/// leaves a sound project.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("fuzz.journal"));
    QFile file(path);
    test::require(file.open(QIODevice::WriteOnly), "no place for the journal");
    file.write(reinterpret_cast<const char *>(data), static_cast<qint64>(size));
    file.close();

    const auto content = readJournal(path);
    if (!content) {
        test::require(!content.error().message.isEmpty(), "a refusal without a sentence");
        return 0;
    }
    Document document(content->base);
    if (const Status status = document.replay(content->records); !status)
        test::require(!status.error().message.isEmpty(), "a refusal without a sentence");
    const QStringList problems = validate(*document.root());
    test::require(problems.isEmpty(),
                  "the replay left a broken project: " + problems.join(QLatin1Char(' ')).toUtf8());
    return 0;
}
