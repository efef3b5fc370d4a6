#include "core/render/media_map.h"

#include "core/generate/asset_store.h"
#include "tests/core/render/test_project.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTemporaryDir>

using namespace weft;
using namespace weft::test;

class TestMediaMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesAreFoundBesideTheProjectAndAnywhere();
    void takesAreFoundInTheStore();

private:
    QString write(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write("media") != 5)
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }

    MediaId addItem(TestProject &m, const QString &path) const
    {
        const MediaId id = m.addMedia({}, path);
        m.map = {};
        return id;
    }

    QTemporaryDir m_folder;
};

void TestMediaMap::filesAreFoundBesideTheProjectAndAnywhere()
{
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("project/footage.mp4"))); // a folder
    const QString beside = write(QStringLiteral("project/a.mp4"));
    const QString above = write(QStringLiteral("b.mp4"));
    TestProject m;
    const MediaId first = addItem(m, QStringLiteral("a.mp4"));
    const MediaId second = addItem(m, QStringLiteral("../b.mp4"));
    const MediaId absolute = addItem(m, above);
    const MediaId missing = addItem(m, QStringLiteral("c.mp4"));
    const MediaId folder = addItem(m, QStringLiteral("footage.mp4"));
    const AssetStore store(m_folder.filePath(QStringLiteral("project/film.assets")));
    const MediaMap map = locateMedia(m.project, m_folder.filePath(QStringLiteral("project")),
                                     store);
    QCOMPARE(map.media.at(first), beside);
    QCOMPARE(map.media.at(second), above);
    QCOMPARE(map.media.at(absolute), above);
    QVERIFY(!map.media.contains(missing));
    QVERIFY(!map.media.contains(folder));
}

void TestMediaMap::takesAreFoundInTheStore()
{
    Recipe recipe;
    recipe.generator = QStringLiteral("testpattern");
    recipe.length = 5;
    AssetStore store(m_folder.filePath(QStringLiteral("film.assets")));
    QVERIFY(store.load());
    const auto part = store.newPartPath(recipe);
    QVERIFY(part);
    QFile file(*part);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("film") == 4);
    file.close();
    Take take;
    take.recipe = recipe;
    take.contentHash = QStringLiteral("0123456789abcdef0123456789abcdef");
    take.frames = 5;
    const auto added = store.add(*part, take);
    QVERIFY2(added, qPrintable(added ? QString() : added.error().message));

    TestProject m;
    const ShotId chosen = m.addShot(recipe), none = m.addShot(recipe), gone = m.addShot(recipe);
    const auto choose = [&](ShotId id, const QString &takeId) {
        for (auto &shot : m.project.shots) {
            if (shot->id != id)
                continue;
            auto copy = std::make_shared<Shot>(*shot);
            copy->take = takeId;
            shot = copy;
        }
    };
    choose(chosen, added->id);
    choose(gone, QStringLiteral("another"));
    const MediaMap map = locateMedia(m.project, m_folder.path(), store);
    QCOMPARE(map.takes.size(), std::size_t(1));
    QVERIFY(QFile::exists(map.takes.at(chosen)));
    QVERIFY(!map.takes.contains(none));
}

WEFT_TEST_MAIN(TestMediaMap)
#include "tst_media_map.moc"
