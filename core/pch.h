// Precompiled for every file of core: Qt and the standard library only, so that a project header
// never hides in it.
#include <QByteArray>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include <tl/expected.hpp>
