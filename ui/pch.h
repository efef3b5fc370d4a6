// Precompiled for ui alone: Qt's widgets and what every panel includes.
#pragma once

#include <QtCore>
#include <QtGui>
#include <QtWidgets>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <variant>
#include <vector>
