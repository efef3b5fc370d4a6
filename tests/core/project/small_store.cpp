#include "tests/core/project/small_store.h"

#include "core/generate/content_hash.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace weft::test {

Recipe recipeWithSeed(std::int64_t seed)
{
    Recipe recipe;
    recipe.generator = QStringLiteral("testpattern");
    recipe.version = QStringLiteral("1.0");
    recipe.seed = seed;
    recipe.width = recipe.height = 64;
    recipe.rate = FrameRate::make(25).value();
    recipe.length = 3;
    return recipe;
}

Take addTake(const QString &projectPath, const Recipe &recipe, const QByteArray &bytes)
{
    AssetStore store(AssetStore::folderFor(projectPath));
    const QString part = store.newPartPath(recipe).value();
    writeFile(part, bytes);
    Take take;
    take.fileHash = hashOfFile(part).value();
    take.contentHash = take.fileHash;
    take.frames = 3;
    take.recipe = recipe;
    take.plugin = QStringLiteral("testpattern 1.0");
    return store.add(part, take).value();
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace weft::test
