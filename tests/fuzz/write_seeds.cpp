#include "tests/core/edit/edit_play.h"
#include "tests/core/edit/random_edit.h"

#include "core/base/file.h"
#include "core/project/project_file.h"

#include <QDir>

#include <cstdio>

using namespace weft;
using namespace weft::test;

namespace {

constexpr int kEdits = 100;

void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    if (const Status status = replaceFile(path, bytes); !status)
        qFatal("%s", qPrintable(status.error().message));
}

/// One play of random edits, as each of the fuzz targets wants it.
void writeSeed(const QString &folder, int seed)
{
    const QString name = QString::number(seed);
    const QString journal = QStringLiteral("%1/journal/%2.journal").arg(folder, name);
    const Choose choose = chooseFromSeed(static_cast<std::uint64_t>(seed));
    EditPlay play(journal);
    QByteArray bytes;
    for (const Edit &edit : randomStart(choose))
        play.play(edit);
    for (int i = 0; i < kEdits; ++i) {
        const auto kind = static_cast<std::size_t>(choose(0, kEditKinds - 1));
        play.play(randomEdit(play.project(), kind, choose));
        for (int byte = 0; byte < 16; ++byte)
            bytes += static_cast<char>(choose(-128, 127));
    }
    if (play.isBroken())
        qFatal("%s", qPrintable(play.problem()));
    write(QStringLiteral("%1/project/%2.weft").arg(folder, name), toProjectText(play.project()));
    write(QStringLiteral("%1/script/%2.jsonl").arg(folder, name), play.trace());
    write(QStringLiteral("%1/edits/%2.bin").arg(folder, name), bytes);
}

} // namespace

/// Writes the seeds of the fuzz targets that need no other program's files: `write_seeds FOLDER`.
int main(int argc, char **argv)
{
    if (argc != 2 || QByteArray(argv[1]).startsWith('-')) {
        std::printf("write_seeds FOLDER   writes seeds for fuzz_project, fuzz_journal, "
                    "fuzz_script and fuzz_edits\n");
        return argc == 2 ? 0 : 2;
    }
    for (int seed = 1; seed <= 4; ++seed)
        writeSeed(QString::fromLocal8Bit(argv[1]), seed);
    return 0;
}
