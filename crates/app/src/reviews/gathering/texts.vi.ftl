gathering-periods = từ { $first } đến { $last }
gathering-clause = mục { $path }
gathering-cited-symbol = số { $value }
gathering-cited-day = ngày { $value }
gathering-cited-issuer = của { $value }
gathering-cited-subject = về { $value }
gathering-round-figures = Số liệu tổng hợp
gathering-round-words = Ý kiến, báo cáo của các đơn vị
