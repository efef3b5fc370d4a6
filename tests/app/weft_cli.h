#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace weft::test {

/// How a run of weft-cli ended.
struct Ended
{
    int code = -1; ///< −1: by a signal; −2: not at all
    QString out;
    QString err;
};

/// weft-cli from the outside, in a folder of its own.
class WeftCli
{
public:
    /// Starts a run in the folder and does not wait for it.
    void start(QProcess &process, const QStringList &arguments) const;
    Ended run(const QStringList &arguments, const QByteArray &input = {}) const;
    /// A run that has to go well: it ends the program otherwise.
    void must(const QStringList &arguments, const QByteArray &input = {}) const;
    /// Makes film.weft, 160×90 at 25 frames a second, and plays a script on it.
    void makeProject(const QByteArray &script) const;

    QString path() const { return m_folder.path(); }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Every file in the folder and below, sorted.
    QStringList files() const;

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment(); ///< of the runs

private:
    QTemporaryDir m_folder;
};

/// Script lines that append 30 frames of red and 30 of blue, "$red" and "$blue".
extern const QByteArray kColours;
/// Script lines that append a generated shot of 10 frames, 64×48.
QByteArray testpattern(const QByteArray &parameters);

} // namespace weft::test
